import { longestTitle } from '../../alert/alert-rule.ts'
import type { EventRef, MetricQuery, RetentionQuery } from '../../query/query.ts'
import { describeCondition, propertyName } from '../../result/describe-condition.ts'
import { eventName } from '../../result/event-name.ts'
import { cutText } from '../blocks/cut-text.ts'
import { undertakingOf } from '../blocks/undertaking.ts'

/** `alert/judge/judged-query.ts` judges these where no other age is said. */
const usualAges = { retention: 7, ltv: 30 } as const

/**
 * What an alert is called unless somebody calls it otherwise: `Daily active users by platform`, `Purchase, hourly`, `Day 7
 * retention`. Two alerts beside each other should not share a name where they watch something else.
 */
export function alertTitle(query: MetricQuery, age: number | undefined): string {
  const parts = [metricWords(query, age), groupWords(query), peopleWords(query), paceWords(query)]
  return cutText(parts.join(''), longestTitle)
}

function metricWords(query: MetricQuery, age: number | undefined): string {
  if (query.kind === 'retention') return retentionWords(query, age ?? usualAges.retention)
  const { title } = undertakingOf(query, '')
  return query.kind === 'ltv' ? `${title}, day ${age ?? usualAges.ltv}` : title
}

function retentionWords({ interval, startEvent, returnEvent }: RetentionQuery, age: number): string {
  const unit = interval.charAt(0).toUpperCase() + interval.slice(1)
  const isUsual = isSpecial(startEvent, 'new') && isSpecial(returnEvent, 'active')
  const walk = isUsual ? '' : `, ${eventName(startEvent)} → ${eventName(returnEvent)}`
  return `${unit} ${age} retention${walk}`
}

function isSpecial({ kind, name, conditions }: EventRef, wanted: string): boolean {
  return kind === 'special' && name === wanted && conditions.length === 0
}

function groupWords(query: MetricQuery): string {
  const groups = 'groupBy' in query ? query.groupBy : []
  const properties = Array.isArray(groups) ? groups : [groups]
  return properties.length === 0 ? '' : ` by ${properties.map(propertyName).join(' and ')}`
}

function peopleWords(query: MetricQuery): string {
  const conditions = 'where' in query ? query.where : []
  return conditions.length === 0 ? '' : `, ${conditions.map(describeCondition).join(' and ')}`
}

/** Of people their name says it already: `Weekly active users`. */
function paceWords(query: MetricQuery): string {
  if (query.kind !== 'event' && query.kind !== 'formula') return ''
  return { '5min': ', every 5 minutes', hour: ', hourly', day: '', week: ', weekly', month: ', monthly' }[
    query.interval
  ]
}
