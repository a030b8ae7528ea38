import { runningCost, spentSince, type BudgetState, type WaitingRequest } from './budget-state.ts'
import { strictly, type BudgetLimits, type Share } from './limits.ts'
import type { Spending } from './spent-cost-store.ts'
import type { WaitReason } from './wait.ts'

/** What to do now: send a request, wait (until an instant, or until something ends), or nothing at all. */
export type Step =
  | { kind: 'send'; request: WaitingRequest }
  | { kind: 'wait'; reason: WaitReason; until: number | undefined }
  | { kind: 'rest' }

/**
 * Decides who is next. People go before the timetable; within a class the channel that was served longest ago is next,
 * and its own requests keep their order. Nobody overtakes a request that merely has to wait for room, so small ones
 * cannot starve a large one. Only one too large to run beside others lets them pass, until its patience ends.
 */
export function nextStep(state: BudgetState, limits: BudgetLimits, now: number): Step {
  if (state.waiting.length === 0) return { kind: 'rest' }
  if (now < state.pausedUntil) return { kind: 'wait', reason: 'refused', until: state.pausedUntil }
  const obstacles: Obstacle[] = []
  for (const request of inOrder(state, limits, now)) {
    const obstacle = obstacleTo(request, { state, limits, now })
    if (obstacle === undefined) return { kind: 'send', request }
    obstacles.push(obstacle)
    const letsOthersPass = obstacle.reason === 'quietWindow' && !isOverdue(request, limits, now)
    if (!letsOthersPass) break
  }
  return { kind: 'wait', reason: obstacles[0]?.reason ?? 'turn', until: earliest(obstacles) }
}

/** Whether a request that is not running yet may be sent now, whoever waits besides. */
export function mayBeSent(
  request: WaitingRequest,
  { state, limits, now }: { state: BudgetState; limits: BudgetLimits; now: number },
): boolean {
  return obstacleTo(request, { state, limits, now }) === undefined
}

interface Obstacle {
  reason: WaitReason
  /** Undefined where only the end of a running request of this process changes something. */
  until: number | undefined
}

function inOrder(state: BudgetState, limits: BudgetLimits, now: number): WaitingRequest[] {
  const servedAt = ({ fairnessKey }: WaitingRequest): number => state.served.get(fairnessKey) ?? 0
  const rank = (request: WaitingRequest): number => {
    if (isOverdue(request, limits, now)) return 0
    return request.priority === 'person' ? 1 : 2
  }
  return state.waiting.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 0 ? a.since - b.since : servedAt(a) - servedAt(b)) ||
      a.order - b.order,
  )
}

function isOverdue({ since }: WaitingRequest, { patienceMs }: BudgetLimits, now: number): boolean {
  return now - since >= patienceMs
}

interface Situation {
  state: BudgetState
  limits: BudgetLimits
  now: number
}

/** What stands in the way of sending a request now; undefined when nothing does. */
function obstacleTo(request: WaitingRequest, situation: Situation): Obstacle | undefined {
  const { state, now } = situation
  const limits = now < state.strictUntil ? strictly(situation.limits) : situation.limits
  const isTimetable = request.priority === 'timetable' && !isOverdue(request, limits, now)
  const limitOf = (share: Share): number => (isTimetable ? share.timetable : share.everyone)
  const atOnce = state.running.length + state.elsewhere.length
  // Nobody tells when a request of another process ends, so it is looked after.
  const anyEnd = state.elsewhere.length === 0 ? undefined : now + lookAgainMs
  if (atOnce >= limitOf(limits.inFlight)) return { reason: 'inFlight', until: anyEnd }
  const running = runningCost(state)
  const hour = roomAt({
    // Others' spending is a guess. A person may put it to the test, for a refusal costs nothing.
    spendings: isTimetable ? [...state.spent, ...state.others] : state.spent,
    running,
    cost: request.cost,
    limit: limitOf(limits.hour),
    since: now - limits.hour.windowMs,
  })
  if (hour !== 'now')
    return { reason: 'hourBudget', until: instantAfter(hour, limits.hour.windowMs) ?? anyEnd }
  const limit = limitOf(limits.short)
  const since = now - limits.short.windowMs
  const short = roomAt({ spendings: state.spent, running, cost: request.cost, limit, since })
  if (short === 'now') return undefined
  const reason = request.cost > limit ? 'quietWindow' : 'shortBudget'
  return { reason, until: instantAfter(short, limits.short.windowMs) ?? anyEnd }
}

const lookAgainMs = 1_000

function instantAfter(spentAt: number | undefined, windowMs: number): number | undefined {
  return spentAt === undefined ? undefined : spentAt + windowMs
}

interface RoomQuestion {
  spendings: readonly Spending[]
  running: number
  cost: number
  limit: number
  since: number
}

/**
 * Whether a window has room for a cost: now, or once the spending of a certain instant has left it, or (undefined) not
 * before a running request has ended. What is above the limit fits into an empty window, and into no other.
 */
function roomAt({ spendings, running, cost, limit, since }: RoomQuestion): 'now' | number | undefined {
  const counted = spendings.filter(({ at }) => at > since)
  let used = running + spentSince(counted, since)
  const fits = (): boolean => used === 0 || used + cost <= limit
  if (fits()) return 'now'
  for (const spending of counted.toSorted((a, b) => a.at - b.at)) {
    used -= spending.cost
    if (fits()) return spending.at
  }
  return undefined
}

function earliest(obstacles: readonly Obstacle[]): number | undefined {
  const instants = obstacles.flatMap(({ until }) => (until === undefined ? [] : [until]))
  return instants.length === 0 ? undefined : Math.min(...instants)
}
