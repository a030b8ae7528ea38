/** How a detector did on series whose incidents are known. */
export interface AnomalyTally {
  incidents: number
  found: number
  falseAlarms: number
  /** Weeks of normal time. */
  weeks: number
  /** Points from an incident's first to its message, of those that were found. */
  delays: number[]
}

/** In points of the series, but the warm-up. */
export interface JudgingRules {
  /** A message may come so much before the label, and counts as found until the deadline; a leak's is its end. */
  pre: number
  deadline: number
  /** After an incident so much is nobody's fault. */
  post: number
  /** Anomalous points that are closer are one message. */
  cooldown: number
  warmUpDays: number
}

/** The rules by which 5-minute and hourly series are judged: found within half an hour, or two. */
export const judgingRules: Readonly<Record<'5min' | 'hour', JudgingRules>> = {
  '5min': { pre: 2, deadline: 6, post: 12, cooldown: 12, warmUpDays: 2 },
  hour: { pre: 1, deadline: 2, post: 3, cooldown: 6, warmUpDays: 14 },
}

export interface JudgedAnomalies {
  /** 1 in an incident, 2 in a slow leak, -1 where nobody could say, 0 elsewhere. */
  labels: Int8Array
  isAnomaly: readonly boolean[]
  slotsPerDay: number
  rules: JudgingRules
}

/** Only the first point of a message counts, so that a detector that always alerts finds nothing. */
export function judgeAnomalies(judged: JudgedAnomalies): AnomalyTally {
  const { labels, slotsPerDay, rules } = judged
  const from = rules.warmUpDays * slotsPerDay
  const messages = messagesOf(judged.isAnomaly, from, rules.cooldown)
  const incidents = incidentsOf(labels).filter(({ start }) => start >= from)
  const excused = excusedPoints(labels, rules)
  const delays = incidents.flatMap(({ start, end }) => {
    const deadline = labels[start] === 2 ? end : Math.min(end, start + rules.deadline)
    const hit = messages.find((message) => message >= start - rules.pre && message <= deadline)
    return hit === undefined ? [] : [Math.max(0, hit - start)]
  })
  const normal = excused.subarray(from).reduce((sum, isExcused) => sum + 1 - isExcused, 0)
  return {
    incidents: incidents.length,
    found: delays.length,
    falseAlarms: messages.filter((message) => excused[message] === 0).length,
    weeks: normal / slotsPerDay / 7,
    delays,
  }
}

export function addTallies(
  tallies: readonly AnomalyTally[],
): AnomalyTally & { f1: number; falsePerWeek: number } {
  const sum = (pick: (tally: AnomalyTally) => number): number =>
    tallies.reduce((total, each) => total + pick(each), 0)
  const [incidents, found] = [sum((each) => each.incidents), sum((each) => each.found)]
  const [falseAlarms, weeks] = [sum((each) => each.falseAlarms), sum((each) => each.weeks)]
  return {
    incidents,
    found,
    falseAlarms,
    weeks,
    delays: tallies.flatMap((each) => each.delays),
    f1: (2 * found) / (found + falseAlarms + incidents),
    falsePerWeek: falseAlarms / weeks,
  }
}

function messagesOf(isAnomaly: readonly boolean[], from: number, cooldown: number): number[] {
  const messages: number[] = []
  let last = -Infinity
  for (let point = from; point < isAnomaly.length; point++) {
    if (isAnomaly[point] !== true) continue
    if (point - last > cooldown) messages.push(point)
    last = point
  }
  return messages
}

function incidentsOf(labels: Int8Array): { start: number; end: number }[] {
  const incidents: { start: number; end: number }[] = []
  for (let point = 0; point < labels.length; point++) {
    if ((labels[point] ?? 0) <= 0) continue
    const newest = incidents.at(-1)
    if (newest?.end === point - 1) newest.end = point
    else incidents.push({ start: point, end: point })
  }
  return incidents
}

function excusedPoints(labels: Int8Array, { pre, post }: JudgingRules): Uint8Array {
  const excused = new Uint8Array(labels.length)
  for (const [point, label] of labels.entries()) {
    if (label !== 0) excused.fill(1, Math.max(0, point - pre), point + post + 1)
  }
  return excused
}
