import { chartFor } from '../chart/chart-for.ts'
import type { ChartImage, ChartSpec } from '../chart/chart-picture.ts'
import { dayNotes } from '../chart/day-notes.ts'
import { RenderError } from '../errors.ts'
import type { MetricResult } from '../result/metric-result.ts'
import type { Summary } from '../result/summary.ts'
import type { ReportDeps } from './build-report.ts'

/** A picture takes some tens of milliseconds; one that takes this long would hold up an answer that is ready. */
export const pictureDeadlineMs = 8_000

export type DrawingDeps = Pick<ReportDeps, 'renderer' | 'clock' | 'logger' | 'theme' | 'brand' | 'readNotes'>

/**
 * Draws a result; undefined where there is nothing to draw and where drawing fails or takes too long, because numbers in
 * words are better than no answer. Throws only the signal's reason, when the whole answer is no longer wanted.
 */
export async function drawPicture(
  deps: DrawingDeps,
  { result, summary }: { result: MetricResult; summary: Summary },
  signal: AbortSignal,
): Promise<ChartImage | undefined> {
  const describe = async () => {
    const notes = (await deps.readNotes?.(result.project.name)) ?? []
    const annotations = { notes: dayNotes(notes) }
    return chartFor(result, summary, { theme: deps.theme, brand: deps.brand, annotations })
  }
  return await drawSpec(deps, { kind: result.kind, describe }, signal)
}

/** The same for a picture of any kind; `kind` is what the log calls it. */
export async function drawSpec(
  deps: Omit<DrawingDeps, 'theme' | 'brand'>,
  {
    kind,
    describe,
  }: { kind: string; describe: () => ChartSpec | undefined | Promise<ChartSpec | undefined> },
  signal: AbortSignal,
): Promise<ChartImage | undefined> {
  try {
    const spec = await describe()
    return spec === undefined ? undefined : await renderInTime(deps, spec, signal)
  } catch (error) {
    signal.throwIfAborted()
    const fields = { kind, renderer: deps.renderer.name, error }
    // A renderer that gives up is weather; anything else is a bug in a chart and belongs in front of a developer.
    if (error instanceof RenderError) deps.logger.warn(fields, 'picture.failed')
    else deps.logger.error(fields, 'picture.failed')
    return undefined
  }
}

async function renderInTime(
  { renderer, clock }: Omit<DrawingDeps, 'theme' | 'brand'>,
  spec: ChartSpec,
  signal: AbortSignal,
): Promise<ChartImage> {
  const tooLate = new AbortController()
  const drawn = new AbortController()
  const deadline = clock.sleep(pictureDeadlineMs, AbortSignal.any([signal, drawn.signal])).then(() => {
    const error = new RenderError(`No picture after ${pictureDeadlineMs} ms`)
    tooLate.abort(error)
    throw error
  })
  try {
    return await Promise.race([renderer.render(spec, AbortSignal.any([signal, tooLate.signal])), deadline])
  } finally {
    drawn.abort()
  }
}
