import type { GroupMemory } from '../alert-memory.ts'
import type { Evaluation } from '../evaluation.ts'
import { newLevelOf } from './new-level.ts'

/** What one judgement does to one line of an alert. */
export interface GroupStep {
  group: GroupMemory
  happened: readonly GroupEvent[]
  reason: string
  /** Whether the point had not been judged before. */
  isNew: boolean
}

export type GroupEvent = 'fired' | 'recovered' | 'no data' | 'data again'

type Judged<Kind extends Evaluation['kind']> = Extract<Evaluation, { kind: Kind }>

/** So many points in a row have to be well back. */
const calmNeeded = 2
/** An incident that goes on for longer than this many points slowly becomes what others are compared with. */
const mostBreaching = 12

export function emptyGroup(group: string, now: Date): GroupMemory {
  return { group, state: 'ok', since: now.toISOString(), breaching: [], calmPoints: 0 }
}

/** Counts points, not looks: what was judged before changes nothing, and what nothing can be said of neither. */
export function stepGroup(group: GroupMemory, evaluation: Evaluation, forPoints: number): GroupStep {
  const { reason } = evaluation
  if (evaluation.kind === 'waiting' || evaluation.kind === 'learning')
    return { group, happened: [], reason, isNew: false }
  if (evaluation.point.label === group.lastPoint) return { group, happened: [], reason, isNew: false }
  switch (evaluation.kind) {
    case 'no data':
      return withoutData(group, evaluation)
    case 'fine':
      return afterFine(group, evaluation)
    case 'breach':
      return afterBreach(group, evaluation, forPoints)
  }
}

function withoutData(group: GroupMemory, { point, reason }: Judged<'no data'>): GroupStep {
  const seen = { ...withoutLevel(group), lastPoint: point.label, unseen: 0 }
  if (group.state === 'no data') return { group: seen, happened: [], reason, isNew: true }
  // A line that fires stays one that fires; what was only pending begins anew once there is data again.
  const breaching = isFiring(group) ? group.breaching : []
  return {
    group: { ...seen, state: 'no data', since: point.start.toISOString(), breaching, calmPoints: 0 },
    happened: ['no data'],
    reason,
    isNew: true,
  }
}

function afterFine(group: GroupMemory, evaluation: Judged<'fine'>): GroupStep {
  const { point, reason, isWellBack } = evaluation
  const seen = { ...group, lastPoint: point.label, unseen: 0, last: lastOf(evaluation) }
  const again: GroupEvent[] = group.state === 'no data' ? ['data again'] : []
  const step = { reason, isNew: true, happened: again }
  if (!isFiring(group)) {
    const since = group.state === 'ok' ? group.since : point.start.toISOString()
    return { ...step, group: { ...seen, state: 'ok', since, breaching: [], calmPoints: 0 } }
  }
  const calmPoints = isWellBack ? group.calmPoints + 1 : 0
  if (calmPoints >= calmNeeded) {
    const since = point.start.toISOString()
    const newLevel = newLevelOf(evaluation, group)
    const ended = { ...seen, state: 'ok' as const, since, breaching: [], calmPoints: 0 }
    return {
      ...step,
      group: newLevel === undefined ? ended : { ...ended, newLevel },
      happened: [...again, 'recovered'],
    }
  }
  return { ...step, group: { ...seen, state: isWellBack ? 'recovering' : 'firing', calmPoints } }
}

function afterBreach(group: GroupMemory, evaluation: Judged<'breach'>, forPoints: number): GroupStep {
  const { point, reason, direction } = evaluation
  const again: GroupEvent[] = group.state === 'no data' ? ['data again'] : []
  const wasFiring = isFiring(group)
  // Up and then down is no row of points that say the same.
  const before = wasFiring || group.direction === direction ? group.breaching : []
  const isCounted = before.includes(point.label)
  const breaching = isCounted ? before : [...before, point.label].slice(-mostBreaching)
  const fires = wasFiring || evaluation.isOutage === true || breaching.length >= forPoints
  const since = before.length > 0 && group.state !== 'no data' ? group.since : point.start.toISOString()
  return {
    group: {
      ...(fires ? withoutLevel(group) : group),
      state: fires ? 'firing' : 'pending',
      since,
      // A bucket that is still filling is judged once more when it is over.
      ...(point.isSettled ? { lastPoint: point.label } : {}),
      breaching,
      direction,
      calmPoints: 0,
      unseen: 0,
      last: lastOf(evaluation),
    },
    happened: fires && !wasFiring ? [...again, 'fired'] : again,
    reason,
    isNew: !isCounted || point.isSettled,
  }
}

/** A new incident says by itself how it ends. */
function withoutLevel(group: GroupMemory): GroupMemory {
  const { newLevel: _, ...rest } = group
  return rest
}

/** Also one of which nothing is known at the moment. */
function isFiring({ state, breaching }: GroupMemory): boolean {
  return state === 'firing' || state === 'recovering' || (state === 'no data' && breaching.length > 0)
}

export function isActive({ state }: GroupMemory): boolean {
  return state === 'firing' || state === 'recovering' || state === 'no data'
}

function lastOf(evaluation: Judged<'fine' | 'breach'>): GroupMemory['last'] {
  const { value, expected, lower, upper, expectedName, reason } = evaluation
  return {
    value,
    reason,
    ...(expected === undefined ? {} : { expected }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    ...(expectedName === undefined ? {} : { expectedName }),
  }
}
