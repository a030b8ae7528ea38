import { liveLabels } from '../../alert/judge/judged-live.ts'
import type { AlertMemory, Incident } from '../../alert/alert-memory.ts'
import { judgedQuery } from '../../alert/judge/judged-query.ts'
import { questionIn } from '../../alert/language/write-rule.ts'
import { whyPlanForFiring, type Firing } from '../../alert/why/why-plan.ts'
import type { Clock } from '../../clock.ts'
import { InvalidQueryError } from '../../errors.ts'
import { bucketEnd, today } from '../../query/date-range.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import { isMetricQuery } from '../../report/answer-question.ts'
import { understandQuestion } from '../../report/understand-question.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import type { Explanation } from './alert-work.ts'
import type { RememberedAlert } from './alert-store.ts'
import { explainChange, type ExplainDeps, type Explaining } from './explain-change.ts'

export interface ExplainIncidentDeps extends Omit<ExplainDeps, 'source'> {
  source: MetricSource
  clock: Clock
}

/**
 * Why an alert fired: the points that breached, split by the configured properties. On firing with priority `timetable`, as far as the
 * budget allows; for whoever presses the button with priority `person`. Throws `InvalidQueryError`, `UpstreamError`.
 */
export async function explainIncident(
  deps: ExplainIncidentDeps,
  { alert, memory }: Pick<RememberedAlert, 'alert' | 'memory'>,
  explaining: Explaining,
): Promise<Explanation> {
  const { incident } = memory
  const { title, condition } = alert.definition
  if (incident === undefined) return unexplained(title, 'Nothing has happened that could be explained.')
  if (incident.direction === 'no data')
    return unexplained(title, 'There is no data, so there are no groups to look at.')
  const asked = await understood(deps, alert, explaining)
  const { timeZone } = deps.source.projectOf(asked)
  const labels = breachedLabels({ memory, incident }, asked, timeZone)
  const isRunning = isStillRunning(labels, { asked, timeZone, now: deps.clock.now() })
  const firing: Firing = { asked, condition, labels, groups: incident.groups, isRunning }
  const plan = whyPlanForFiring(firing)
  if (plan === undefined) return unexplained(title, unsuitable)
  return { ...(await explainChange(deps, plan, explaining)), title: whyTitle({ alert, memory }) }
}

/** `Why Play Song fell`, `Why Play Song by platform · iOS fell`; what is beyond a limit need not have moved. */
export function whyTitle({ alert, memory }: Pick<RememberedAlert, 'alert' | 'memory'>): string {
  const { title, condition } = alert.definition
  const hasMoved = condition.kind === 'drops' || condition.kind === 'rises' || condition.kind === 'unusual'
  const words = hasMoved
    ? { drop: ' fell', spike: ' rose', 'no data': '' }
    : { drop: ' is low', spike: ' is high', 'no data': '' }
  const { direction = 'no data', groups = [] } = memory.incident ?? {}
  return `Why ${title}${explainedGroup(alert, groups)}${words[direction]}`
}

/** Where one group alone breached, it is what `whyPlanForFiring` looks into. */
function explainedGroup({ definition }: RememberedAlert['alert'], [group = '', ...others]: string[]): string {
  const query = questionIn(definition)
  const isSplitOnce = query !== undefined && 'groupBy' in query && query.groupBy.length === 1
  return isSplitOnce && group !== '' && others.length === 0 ? ` · ${group}` : ''
}

const unsuitable =
  'Only numbers whose groups add up can be taken apart: people, events, their means and shares, and funnels.'

function unexplained(title: string, line: string): Explanation {
  return { title: `Why ${title}`, lines: [line], text: `${title}: ${line}` }
}

async function understood(
  { source, clock }: ExplainIncidentDeps,
  { definition, projectName }: RememberedAlert['alert'],
  { signal, priority }: Explaining,
): Promise<MetricQuery> {
  const { timeZone } = source.projectOf({ project: projectName })
  const judged = judgedQuery(definition, { now: clock.now(), timeZone })
  const parsed = parseCommand(definition.question)
  if (parsed instanceof InvalidQueryError) throw parsed
  if (parsed.kind !== 'question') throw new Error('The question of an alert is a question.')
  const question = { ...parsed.question, query: { ...judged, project: judged.project ?? projectName } }
  const query = await understandQuestion({ source, clock, asking: { priority } }, question, signal)
  if (!isMetricQuery(query)) throw new Error('The question of an alert is answered with numbers.')
  return query
}

/** Whether the newest of them is a day that is not over. */
function isStillRunning(
  labels: Firing['labels'],
  { asked, timeZone, now }: { asked: MetricQuery; timeZone: string; now: Date },
): boolean {
  const newest = labels.at(-1) ?? labels[0]
  return 'interval' in asked && asked.interval === 'day' && bucketEnd(newest, 'day', timeZone) > now
}

const mostLabels = 6

/** Those that breached lately; of an incident that is over its farthest one. */
function breachedLabels(
  { memory, incident }: { memory: AlertMemory; incident: Incident },
  asked: MetricQuery,
  timeZone: string,
): Firing['labels'] {
  const breaching = memory.groups
    .filter(({ group }) => incident.groups.includes(group))
    .flatMap((group) => group.breaching)
  const [first, ...others] = [...new Set(breaching)].toSorted().slice(-mostLabels)
  if (first !== undefined) return [first, ...others]
  const at = new Date(incident.extremeAt ?? incident.since)
  const isByClock =
    asked.kind === 'realtime' ||
    ('interval' in asked && (asked.interval === 'hour' || asked.interval === '5min'))
  return [isByClock ? liveLabels(timeZone)(at) : today(at, timeZone)]
}
