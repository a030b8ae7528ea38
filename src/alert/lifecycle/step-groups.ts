import { plural } from '../../result/format-value.ts'
import type { AlertMemory, GroupMemory } from '../alert-memory.ts'
import type { Evaluation } from '../evaluation.ts'
import { emptyGroup, isActive, stepGroup, type GroupEvent } from './step-group.ts'

/** A line that breaches now, and by how much. */
export interface Breach {
  group: string
  direction: 'drop' | 'spike'
  value: number
  /** Share of what is expected, else of the bound, by which the value is off. */
  deviation: number
  start: Date
  /** Whether its bucket may still grow: then it is no low of anything. */
  isRunning: boolean
}

/** What one check does to all lines of an alert. */
export interface GroupsStep {
  groups: readonly GroupMemory[]
  happened: readonly { group: string; event: GroupEvent }[]
  breaches: readonly Breach[]
  reasons: readonly string[]
}

interface GroupsInput {
  memory: AlertMemory
  evaluations: readonly { group: string; evaluation: Evaluation }[]
  forPoints: number
  now: Date
}

export function stepGroups({ memory, evaluations, forPoints, now }: GroupsInput): GroupsStep {
  const groups = new Map(memory.groups.map((group) => [group.group, group]))
  const happened: { group: string; event: GroupEvent }[] = []
  const breaches = new Map<string, Breach>()
  const said: SaidOfGroup[] = []
  let isAnyNew = false
  for (const { group: name, evaluation } of evaluations) {
    const step = stepGroup(groups.get(name) ?? emptyGroup(name, now), evaluation, forPoints)
    groups.set(name, step.group)
    happened.push(...step.happened.map((event) => ({ group: name, event })))
    const weight = step.happened.length > 0 ? 2 : Number(evaluation.kind === 'breach')
    said.push({ reason: name === '' ? step.reason : `${name}: ${step.reason}`, weight })
    isAnyNew ||= step.isNew
    if (evaluation.kind === 'breach' && step.isNew) breaches.set(name, breachOf(name, evaluation))
  }
  const seen = new Set(evaluations.map(({ group }) => group))
  const kept = [...groups.values()].flatMap((group) => (isAnyNew ? unlessForgotten(group, seen) : [group]))
  const gone = [...groups.values()].filter((group) => isActive(group) && !kept.some(isSameAs(group)))
  return {
    groups: kept,
    happened: [...happened, ...gone.map(({ group }) => ({ group, event: 'recovered' as const }))],
    breaches: [...breaches.values()],
    reasons: [...reasonsOf(said), ...gone.map(({ group }) => `${group} is no longer part of the answer.`)],
  }
}

interface SaidOfGroup {
  reason: string
  /** 2 where something has happened to it, 1 where it breaches. */
  weight: number
}

const mostReasons = 5

/** What is said of the groups that the outcome is owed to; of all, where it is owed to none. */
function reasonsOf(said: readonly SaidOfGroup[]): string[] {
  const weighty = said.filter(({ weight }) => weight > 0)
  const meant = weighty.length > 0 ? weighty.toSorted((a, b) => b.weight - a.weight) : said
  const rest = meant.length - mostReasons
  const shown = meant.slice(0, mostReasons).map(({ reason }) => reason)
  return rest > 0 ? [...shown, `And ${plural(rest, 'more group')}.`] : shown
}

/** A group that Amplitude no longer names is let go after so many answers. */
const mostUnseen = 6

function unlessForgotten(group: GroupMemory, seen: ReadonlySet<string>): GroupMemory[] {
  if (seen.has(group.group)) return [group]
  const unseen = (group.unseen ?? 0) + 1
  return unseen > mostUnseen ? [] : [{ ...group, unseen }]
}

function isSameAs({ group }: GroupMemory): (other: GroupMemory) => boolean {
  return (other) => other.group === group
}

function breachOf(group: string, evaluation: Extract<Evaluation, { kind: 'breach' }>): Breach {
  const { direction, value, point, expected, lower, upper } = evaluation
  const bound = direction === 'drop' ? lower : upper
  const usual = expected === undefined || expected === 0 ? undefined : expected
  // Where the usual itself lies beyond the bound, the way from it says nothing of how bad it is.
  const isBeyond =
    bound !== undefined && (direction === 'drop' ? (usual ?? bound) < bound : (usual ?? bound) > bound)
  const from = (isBeyond ? bound : (usual ?? bound)) ?? 0
  const deviation = Math.abs(value - from) / Math.max(Math.abs(from), Number.EPSILON)
  return {
    group,
    direction,
    value,
    deviation: Math.min(deviation, mostDeviation),
    start: point.start,
    isRunning: !point.isSettled,
  }
}

/** Beside nothing, everything is infinitely more. */
const mostDeviation = 1e6
