import { chartFor } from '../src/chart/chart-for.ts'
import { createLocalRenderer } from '../src/render/local-renderer.ts'
import { aSeriesResult, aSummary } from '../test/support/metric-results.ts'

/** Run as a process of its own by `pictures.ts`: prints the ms from its start to its first picture. */
const spec = chartFor(aSeriesResult(), aSummary(), 'light')
if (spec === undefined) throw new Error('nothing was drawn')
const renderer = await createLocalRenderer()
await renderer.render(spec)
process.stdout.write(String(performance.now()))
await renderer.close()
