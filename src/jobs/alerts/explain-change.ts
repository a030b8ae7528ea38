import { breakDown, isChance, overlaps, wholeOf } from '../../alert/why/breakdown.ts'
import type { Breakdown } from '../../alert/why/breakdown-words.ts'
import { explanationLines, type ExplainedChange } from '../../alert/why/explanation.ts'
import type { WhyPlan } from '../../alert/why/why-plan.ts'
import { unitOf } from '../../alert/unit-of.ts'
import { AppError } from '../../errors.ts'
import { listed } from '../../query/language/listed.ts'
import type { Property } from '../../query/query.ts'
import { capitalize, duringDays, nameDays } from '../../result/bucket-phrase.ts'
import { propertyName } from '../../result/describe-condition.ts'
import type { AskOptions, MetricSource } from '../../result/metric-source.ts'
import type { Explanation } from './alert-work.ts'
import { affordableProperties } from './affordable-properties.ts'
import { askSides, type AskedSides, type SidesDeps } from './ask-sides.ts'

export interface ExplainDeps {
  source: Pick<MetricSource, 'answer' | 'costOf' | 'status' | 'projectOf'>
  /** By which a change of a project is split, the first three that make sense. */
  whyProperties: (projectName: string) => readonly Property[]
}

export interface Explaining {
  signal: AbortSignal
  /** Of the timetable only as much is asked as the budget can spare; a person gets all of it. */
  priority: NonNullable<AskOptions['priority']>
}

const mostProperties = 3
/** An explanation that comes later than that explains what everybody has read already. */
const longestWaitMs = 3 * 60_000

/**
 * Splits a change by the configured properties and says which groups it is made of and which are as usual. Where little budget is left
 * some are left out, and where a property cannot be asked the others are told. Throws `UpstreamError`.
 */
export async function explainChange(
  deps: ExplainDeps,
  plan: WhyPlan,
  { signal, priority }: Explaining,
): Promise<Explanation> {
  const wanted = deps
    .whyProperties(deps.source.projectOf(plan.query).name)
    .filter((property) => makesSense(property, plan))
    .slice(0, mostProperties)
  const { properties, leftOut } =
    priority === 'person'
      ? { properties: wanted, leftOut: [] }
      : await affordableProperties(deps, plan, wanted)
  if (properties.length === 0 && leftOut.length > 0) return unexplained(leftOut)
  const asking = { priority, fairnessKey: 'why', takesLastKnown: false, longestWaitMs } as const
  const sidesDeps = { source: deps.source, asking, signal }
  const whole = await askSides(sidesDeps, plan, undefined)
  if (!whole.isOver) return explanationOf(whole.title, [unfinished])
  const change = changeOf(plan, whole)
  const looked = await lookAtEach(sidesDeps, plan, properties)
  const explained: ExplainedChange = {
    ...change,
    breakdowns: looked.answered.map((one) => breakdownOf(one, change)),
    overlaps: looked.answered.some(({ asked }) => overlaps(change.whole, asked.sides)),
    remarks: [...looked.failures, ...leftOutWords(leftOut)],
  }
  return explanationOf(whole.title, explanationLines(explained))
}

interface LookedAt {
  property: Property
  asked: AskedSides
}

/** Each property by itself: one that Amplitude refuses does not take the others with it, unless it refuses all. */
async function lookAtEach(
  deps: SidesDeps,
  plan: WhyPlan,
  properties: readonly Property[],
): Promise<{ answered: LookedAt[]; failures: string[] }> {
  const looks = await Promise.allSettled(
    properties.map(async (property) => ({ property, asked: await askSides(deps, plan, property) })),
  )
  const answered = looks.flatMap((look) => (look.status === 'fulfilled' ? [look.value] : []))
  const refused = looks.find((look) => look.status === 'rejected')
  if (answered.length === 0 && refused !== undefined) throw refused.reason
  const failures = looks.flatMap((look, index) =>
    look.status === 'rejected' ? [failureWords(properties[index], look.reason)] : [],
  )
  return { answered, failures }
}

/** What the question is about already, and what only events have, splits nothing. */
function makesSense({ of, name }: Property, { leftOut, query }: WhyPlan): boolean {
  return !leftOut.includes(name) && (of === 'user' || query.kind === 'event')
}

function changeOf(plan: WhyPlan, whole: AskedSides): ExplainedChange {
  const unit = unitOf(plan.query) ?? 'number'
  return {
    title: whole.title,
    whole: wholeOf(whole.sides),
    unit,
    when: plan.when ?? duringDays(whole.range),
    reference: plan.reference ?? (whole.earlier === undefined ? 'before' : nameDays(whole.earlier)),
    breakdowns: [],
    isChance: isChance(whole.sides, unit),
    overlaps: false,
    remarks: [],
  }
}

const unfinished = 'These days are not over yet, so they are less by themselves: ask again once they are.'

function breakdownOf(
  { property, asked: { isCut, sides } }: LookedAt,
  { whole, unit }: ExplainedChange,
): Breakdown {
  return { property: propertyName(property), contributions: breakDown(whole, sides, unit), isCut }
}

function failureWords(property: Property | undefined, cause: unknown): string {
  if (property === undefined || !(cause instanceof AppError)) throw cause
  return `${capitalize(propertyName(property))} could not be looked at: ${cause.userMessage}`
}

function leftOutWords(properties: readonly Property[]): string[] {
  if (properties.length === 0) return []
  const verb = properties.length === 1 ? 'was' : 'were'
  return [
    `${capitalize(listed(properties.map(propertyName)))} ${verb} not looked at: little of Amplitude’s budget is left this hour.`,
  ]
}

function unexplained(properties: readonly Property[]): Explanation {
  return explanationOf('Why', [
    ...leftOutWords(properties),
    'Ask again with `why` when the hour is over, or press Why? to ask now.',
  ])
}

function explanationOf(title: string, lines: readonly string[]): Explanation {
  return { title, lines, text: `${title}: ${lines.join(' ')}` }
}
