import type { WhyPlan } from '../../alert/why/why-plan.ts'
import type { Property } from '../../query/query.ts'
import type { ExplainDeps } from './explain-change.ts'

/** What nobody has asked for may take so much of what is left of the hour: people come first. */
const mostOfTheRest = 0.1

/** The properties that the budget can spare, in their order, and those that it cannot. */
export async function affordableProperties(
  { source }: Pick<ExplainDeps, 'source'>,
  { query }: Pick<WhyPlan, 'query'>,
  properties: readonly Property[],
): Promise<{ properties: readonly Property[]; leftOut: readonly Property[] }> {
  const { name } = source.projectOf(query)
  const { projects } = await source.status()
  const hour = projects.find(({ project }) => project === name)?.hour
  const spare = hour === undefined ? Number.POSITIVE_INFINITY : mostOfTheRest * (hour.limit - hour.used)
  let cost = source.costOf(query)
  const affordable = properties.filter((property) => {
    cost += source.costOf({ ...query, groupBy: [property] })
    return cost <= spare
  })
  return { properties: affordable, leftOut: properties.filter((property) => !affordable.includes(property)) }
}
