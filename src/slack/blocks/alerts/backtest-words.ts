import type { Backtested } from '../../../jobs/alerts/alert-work.ts'
import type { Interval } from '../../../query/query.ts'
import { formatDay, plural } from '../../../result/format-value.ts'

const shown = 6
const enough = 3

/** `In the last 90 days it would have fired 3 times: Mar 4, Mar 18, Apr 2.` */
export function backtestSentence({ firings, judged, interval }: Backtested): string {
  if (judged === 0) return 'It cannot judge anything yet.'
  const span = spanSaid(judged, interval)
  if (firings.length === 0)
    return judged < enough ? `${span} it would not have fired.` : `${span} it would never have fired.`
  const told = firings
    .slice(-shown)
    .map(({ label, group }) => `${momentWords(label)}${group === '' ? '' : ` (${group})`}`)
  const rest = firings.length - told.length
  const times = firings.length === 1 ? 'once' : firings.length === 2 ? 'twice' : `${firings.length} times`
  return `${span} it would have fired ${times}: ${rest > 0 ? '… ' : ''}${told.join(', ')}.`
}

/** What to think of it, where that is plain: a rule that cries every other day is muted soon, however often it looks. */
export function backtestAdvice({ firings, judged, interval }: Backtested): string | undefined {
  if (judged < 10 || firings.length < enough) return undefined
  const looks = judged / { '5min': 288, hour: 24, day: 1, week: 1, month: 1 }[interval]
  return firings.length * 8 > looks
    ? 'That is often; a wider limit, or more values in a row, would make it calmer.'
    : undefined
}

/** A rule that is already true says so when it is made. */
export function nowSentence({ now }: Backtested): string | undefined {
  const breaching = now.filter(({ evaluation }) => evaluation.kind === 'breach')
  const [first] = breaching
  if (first?.evaluation.kind === 'breach') {
    const who = first.group === '' ? '' : ` (${breaching.map(({ group }) => group).join(', ')})`
    return `It is already true${who}: ${first.evaluation.reason} It fires with the next new value if it still is.`
  }
  const learning = now.find(({ evaluation }) => evaluation.kind === 'learning')?.evaluation
  return learning?.kind === 'learning' ? learning.reason : undefined
}

/** A funnel tells one day at a time, so at first there is no past to speak of. */
function spanSaid(points: number, interval: Interval): string {
  if (points >= enough) return `In the last ${spanWords(points, interval)}`
  const known = plural(points, interval === '5min' ? 'five-minute value' : interval)
  return `Only ${known} of the past ${points === 1 ? 'is' : 'are'} known so far;`
}

/** How long so many points are: realtime and hours in days, once they are many. */
function spanWords(points: number, interval: Interval): string {
  const hours = { '5min': points / 12, hour: points, day: points * 24, week: 0, month: 0 }[interval]
  if (interval === 'week' || interval === 'month') return plural(points, interval)
  return hours >= 48 ? plural(Math.round(hours / 24), 'day') : plural(Math.max(1, Math.round(hours)), 'hour')
}

function momentWords(label: string): string {
  const day = formatDay(label.slice(0, 10))
  return label.length === 10 ? day : `${day} ${label.slice(11, 16)}`
}
