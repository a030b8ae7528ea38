import { capitalize, duringDays, nameDays } from './bucket-phrase.ts'
import { describeQuestion } from './describe-question.ts'
import { formatChange, formatDuration, formatRatio, formatValue, plural } from './format-value.ts'
import { labelled } from './headline-in-words.ts'
import type { SessionBin, SessionLengthGroup, SessionLengthResult } from './metric-result.ts'
import { chooseSentences, type Remark } from './remark.ts'
import { isRangeOver } from './result-range.ts'
import {
  binName,
  bounceMs,
  longMs,
  mainSessions,
  medianBin,
  sessionCount,
  shareBelow,
} from './session-length-figures.ts'
import type { Change, Summary } from './summary.ts'

/** How long sessions last, in words: the bin of the median session, how many bounced, how many stayed long. */
export function summarizeSessionLength(result: SessionLengthResult): Summary {
  const main = mainSessions(result)
  const position = medianBin(main)
  const bin = position === undefined ? undefined : result.bins[position]
  if (bin === undefined) return emptySummary(result)
  return {
    ...describeQuestion(result),
    headline: {
      text: binName(bin),
      ...labelled(main.label, `median session, ${nameDays(result.range)}`),
      value: bin.fromMs,
    },
    change: sessionsChange(result, main),
    sentences: chooseSentences([
      countRemark(result, main),
      groupRemark(result),
      earlierRemark(result, main),
      commonestRemark(result.bins, main),
    ]),
  }
}

/** The number of sessions is fair to compare only where the newest day is over; the course of a day is not. */
function sessionsChange(result: SessionLengthResult, main: SessionLengthGroup): Change | undefined {
  const earlier = earlierSessions(result, main)
  if (earlier === undefined || !isRangeOver(result)) return undefined
  const change = formatChange(sessionCount(earlier), sessionCount(main), 'events')
  return { ...change, versus: `sessions vs ${result.comparison?.label ?? ''}` }
}

function earlierSessions(
  { comparison, splitBy }: SessionLengthResult,
  { label }: SessionLengthGroup,
): SessionLengthGroup | undefined {
  if (comparison === undefined) return undefined
  const groups = label === '' ? comparison.groups : comparison.groups.filter((group) => group.label === label)
  const earlier = mainSessions({ groups, splitBy })
  return sessionCount(earlier) === 0 ? undefined : earlier
}

/** `48,210 sessions: 23.4% end within 10s, 8.1% last 30m or more.` */
function countRemark({ bins }: SessionLengthResult, main: SessionLengthGroup): Remark {
  const bounced = shareBelow(bins, main, bounceMs)
  const short = shareBelow(bins, main, longMs)
  const shares = [
    ...(bounced === undefined ? [] : [`${formatRatio(bounced)} end within ${formatDuration(bounceMs)}`]),
    ...(short === undefined ? [] : [`${formatRatio(1 - short)} last ${formatDuration(longMs)} or more`]),
  ]
  const count = plural(sessionCount(main), 'session')
  return {
    text: `${[count, shares.join(', ')].filter((part) => part !== '').join(': ')}.`,
    weight: 70,
    isRequired: true,
  }
}

/** Both sides in shares, which a day that is not over does not distort. */
function earlierRemark(result: SessionLengthResult, main: SessionLengthGroup): Remark | undefined {
  const { bins, comparison } = result
  const earlier = earlierSessions(result, main)
  if (comparison === undefined) return undefined
  if (earlier === undefined)
    return {
      text: `There were no sessions ${duringDays(comparison.range)} to compare with.`,
      weight: 66,
      isRequired: true,
    }
  const [before, now] = [medianBin(earlier), medianBin(main)]
  const bin = before === undefined || before === now ? undefined : bins[before]
  const median = bin === undefined ? 'the median bin is the same' : `the median was ${binName(bin)}`
  const against = `against ${comparison.label}`
  const [from, to] = [shareBelow(bins, earlier, bounceMs), shareBelow(bins, main, bounceMs)]
  if (from === undefined || to === undefined)
    return { text: `${capitalize(median)} ${against}.`, weight: 69, isRequired: true }
  const { text, direction } = formatChange(from, to, 'ratio')
  const bounces = `within ${formatDuration(bounceMs)}`
  const moved =
    direction === 'flat'
      ? `As many ${bounces} as in ${comparison.label} (${formatRatio(from)})`
      : `${text} ${bounces} ${against} (${formatRatio(from)})`
  return { text: `${moved}; ${median}.`, weight: 69, isRequired: true }
}

/** Who bounces most and least, among groups large enough to say so. */
function groupRemark({ bins, groups, splitBy }: SessionLengthResult): Remark | undefined {
  const judged = groups
    .filter((group) => sessionCount(group) >= fewestSessions)
    .flatMap((group) => {
      const share = shareBelow(bins, group, bounceMs)
      return share === undefined ? [] : [{ label: group.label, share }]
    })
    .sort((a, b) => b.share - a.share)
  const [most, least] = [judged[0], judged.at(-1)]
  if (most === undefined || least === undefined || judged.length < 2) return undefined
  const text =
    most.share - least.share < 0.01
      ? `No ${splitBy} differs by a point in sessions under ${formatDuration(bounceMs)}`
      : `${most.label} loses most within ${formatDuration(bounceMs)} (${formatRatio(most.share)}), ${least.label} fewest (${formatRatio(least.share)})`
  return { text: `${text}.`, weight: 68, isRequired: true }
}

const fewestSessions = 50

/** The bin with most sessions, where it is not the one of the median. */
function commonestRemark(bins: readonly SessionBin[], { counts }: SessionLengthGroup): Remark | undefined {
  const total = sessionCount({ counts })
  const largest = Math.max(...counts)
  const position = counts.indexOf(largest)
  const bin = bins[position]
  if (bin === undefined) return undefined
  const isMedian = position === medianBin({ counts })
  const text = `Most common: ${binName(bin)}, ${formatRatio(largest / total)} (${formatValue(largest, 'events')}).`
  return { text, weight: isMedian ? 40 : 56 }
}

function emptySummary(result: SessionLengthResult): Summary {
  return {
    ...describeQuestion(result),
    headline: { text: 'No data', label: nameDays(result.range), value: undefined },
    change: undefined,
    sentences: [`No sessions ${duringDays(result.range)}.`],
  }
}
