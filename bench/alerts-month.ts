import type { BenchRow } from './bench-row.ts'
import { quietRows, restRows } from './month-alarm-rows.ts'
import { foundRows } from './month-found-rows.ts'
import { monthSeries } from './month-series.ts'
import { asRestless, liveThrough } from './month-world.ts'
import { randomFrom } from './random-from.ts'

const seed = 2026

/**
 * A month of 200 rules, lived through twice: nothing happens, and 40 incidents do. How often do rules fire for nothing, and what do they
 * find, and when?
 *
 * The product is the simulator's, read as alerts read it: its weekdays, hours, growth and chance; realtime and hours also as a product
 * has them with up to 250 times as many people. On top lies what real products have and the simulator has not (`withRealNoise`).
 * The rules are such as people set up (`rulesFor`): every condition, bounds well off what was ever seen, changes in round
 * numbers, and after a look at what they would have done before the month, as the form shows it. Judged, stepped and told by
 * the code of real checks (`stepAlert`), point by point. Anything that people would have heard of and no incident explains is
 * a false alarm. Left out: weeks and months, of which a month has too few; looks at a day before it is over.
 * `npm run bench -- alerts 7` lives through another month.
 */
export async function benchAlertsMonth(): Promise<readonly BenchRow[]> {
  const random = randomFrom(Number(process.argv[3] ?? seed))
  const watched = asRestless(await monthSeries(), random)
  const month = liveThrough(watched, { from: '2026-10-24', rules: 200, incidents: 40, random })
  return [...quietRows(month), ...foundRows(month), ...restRows(month)]
}
