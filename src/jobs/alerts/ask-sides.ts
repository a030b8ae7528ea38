import { changeSides, funnelSides, isOver, pairedSides } from '../../alert/why/change-sides.ts'
import type { Sides } from '../../alert/why/breakdown.ts'
import { ratioParts } from '../../alert/why/ratio-parts.ts'
import type { WhyPlan } from '../../alert/why/why-plan.ts'
import { daysIn, type ResolvedRange } from '../../query/date-range.ts'
import type { EventQuery, Property } from '../../query/query.ts'
import { describeQuestion } from '../../result/describe-question.ts'
import { isCut } from '../../result/group-figures.ts'
import type { FunnelResult, MetricResult, SeriesResult } from '../../result/metric-result.ts'
import type { AskOptions, MetricSource } from '../../result/metric-source.ts'

/** What lies behind one look at a change: the whole, or its groups by one property. */
export interface AskedSides {
  /** `Play Song, totals` */
  title: string
  range: ResolvedRange
  earlier: ResolvedRange | undefined
  /** False for a day that still fills. */
  isOver: boolean
  isCut: boolean
  sides: Sides
}

export interface SidesDeps {
  source: Pick<MetricSource, 'answer'>
  asking: AskOptions
  signal: AbortSignal
}

/** Asks a plan's question, by a property where one is given; a mean or share as the two questions that it is made of. Throws `UpstreamError`. */
export async function askSides(
  deps: SidesDeps,
  { query, moment }: Pick<WhyPlan, 'query' | 'moment'>,
  property: Property | undefined,
): Promise<AskedSides> {
  const groupBy = property === undefined ? [] : [property]
  const parts = query.kind === 'event' ? ratioParts(query) : undefined
  if (query.kind === 'event' && parts !== undefined) {
    const [of, outOf] = await Promise.all([
      askSeries(deps, { ...parts.of, groupBy }),
      askSeries(deps, { ...parts.outOf, groupBy }),
    ])
    const groups = pairedSides(changeSides(of, moment), changeSides(outOf, moment))
    const { title } = describeQuestion({ ...of, query })
    return { ...factsOf(outOf), title, isOver: isOver(outOf, moment), sides: { kind: 'ratios', groups } }
  }
  const result = await ask(deps, { ...query, groupBy })
  if (result.kind === 'funnel') return funnelFacts(result)
  if (result.kind !== 'series') throw new Error(`${result.kind} has no sides.`)
  const groups = changeSides(result, moment)
  return { ...factsOf(result), isOver: isOver(result, moment), sides: { kind: 'counts', groups } }
}

async function askSeries(deps: SidesDeps, query: EventQuery): Promise<SeriesResult> {
  const result = await ask(deps, query)
  if (result.kind !== 'series') throw new Error(`${result.kind} has no course over time.`)
  return result
}

/** Distinct people of several days are a figure of their own; everything else is in the buckets. */
async function ask({ source, asking, signal }: SidesDeps, query: WhyPlan['query']): Promise<MetricResult> {
  const isOneDay = query.range.kind === 'yesterday' || query.range.kind === 'today' || isOneDayBetween(query)
  return await source.answer(query, signal, { ...asking, wholeRange: isOneDay ? 'left out' : 'asked' })
}

function isOneDayBetween({ range }: WhyPlan['query']): boolean {
  return range.kind === 'between' && daysIn({ start: range.from, end: range.to }) === 1
}

function factsOf(result: SeriesResult): Omit<AskedSides, 'sides' | 'isOver'> {
  return {
    title: describeQuestion(result).title,
    range: result.range,
    earlier: result.comparison?.range,
    isCut: isCut(result),
  }
}

function funnelFacts(result: FunnelResult): AskedSides {
  return {
    title: describeQuestion(result).title,
    range: result.range,
    earlier: result.comparison?.range,
    isOver: true,
    isCut: result.caveats.some(({ kind }) => kind === 'groupLimit' || kind === 'pruned'),
    sides: { kind: 'ratios', groups: funnelSides(result) },
  }
}
