import { capitalize } from '../../result/bucket-phrase.ts'
import { formatValue, plural } from '../../result/format-value.ts'
import type { AlertMemory } from '../alert-memory.ts'
import type { AlertMessage } from '../alert-message.ts'
import { describeRule } from '../language/describe-rule.ts'
import { verdictsOnNewest } from '../press.ts'
import { alertState, isOver, stateWords } from './alert-state.ts'
import { breachingGroups, isWithoutData, newestLabel, type ToldGroup } from './breaching-groups.ts'
import { dataWords, notesOf, remarksOn } from './context-words.ts'
import { deedsSince } from './deed-words.ts'
import { openFor, sinceWords } from './duration-words.ts'
import { endWords } from './end-words.ts'
import { groupLines } from './group-lines.ts'
import { momentWords } from './moment-words.ts'
import { measureOf, type Measure, type ToldAlert } from './told-alert.ts'
import { changeWords, usualWords, valueWords } from './value-words.ts'

/** The message of an incident as it is to be read from now on; undefined where the alert has had none. */
export function composeAlertMessage(told: ToldAlert): AlertMessage | undefined {
  const { alert, memory } = told
  const { incident } = memory
  if (incident === undefined) return undefined
  const measure = measureOf(told)
  const groups = breachingGroups(memory)
  const figures = { ...figuresOf(groups, { told, measure }), ...groupLines(groups, measure) }
  const message = {
    alertId: alert.id,
    incidentId: incident.id,
    title: alert.definition.title,
    projectName: alert.projectName,
    state: alertState(told),
    direction: incident.direction,
    isAcknowledged: incident.acknowledged !== undefined,
    ...verdictOf(memory),
    ...figures,
    duration: durationOf(groups, { told, measure }),
    rule: describeRule(alert.definition, measure.unit),
    ownerId: alert.ownerId,
    ...mentionOf(told),
    deeds: deedsSince(told),
    notes: notesOf(told),
    remarks: remarksOn(told),
    context: dataWords(told),
    question: alert.definition.question,
  }
  return { ...message, text: alertText(message) }
}

interface Telling {
  told: ToldAlert
  measure: Measure
}

/** The number first; of several groups that of the farthest one, by its name. */
function figuresOf(
  groups: readonly ToldGroup[],
  { told, measure }: Telling,
): Pick<AlertMessage, 'value' | 'change' | 'usual'> {
  const { alert, memory } = told
  const [worst] = groups
  if (isWithoutData(memory)) return withoutData(worst, { told, measure })
  if (worst === undefined) return { value: 'No value' }
  const change = changeWords(worst, measure)
  const usual = usualWords(alert.definition.condition, worst, measure)
  const named = worst.group === '' ? '' : `${worst.group}: `
  return {
    value: `${named}${valueWords(worst, measure, told)}`,
    ...(change === undefined ? {} : { change }),
    ...(usual === undefined ? {} : { usual }),
  }
}

/** The last number that was there says what is missing. */
function withoutData(
  last: ToldGroup | undefined,
  { told, measure }: Telling,
): Pick<AlertMessage, 'value' | 'usual'> {
  const { groups, incident } = told.memory
  const since = groups.find(({ state }) => state === 'no data')?.since ?? incident?.since ?? ''
  const hasClock = measure.interval === '5min' || measure.interval === 'hour'
  const when = momentWords(new Date(since), told)
  const value = `No data since ${hasClock ? when : when.replace(/, \d\d:\d\d$/, '')}`
  return last === undefined
    ? { value }
    : { value, usual: `last value ${formatValue(last.last.value, measure.unit)}` }
}

function durationOf(groups: readonly ToldGroup[], { told, measure }: Telling): string {
  const { incident } = told.memory
  if (incident === undefined) return ''
  if (incident.recoveredAt !== undefined) return endWords(told.memory, measure, told)
  const newest = groups.map((group) => newestLabel(group)).find((label) => label !== undefined)
  const span = { since: incident.since, newest }
  // Since when there is no data stands in the headline already.
  const isSaid = isWithoutData(told.memory) && incident.direction === 'no data'
  return isSaid ? `For ${openFor(span, measure, told)}` : sinceWords(span, measure, told)
}

/** Whom to call: nobody any more once somebody looks after it, or it is over. Slack tells nobody of an edit anyway. */
function mentionOf(told: ToldAlert): Pick<AlertMessage, 'mention'> {
  const { mention } = told.alert.definition
  const state = alertState(told)
  const isOpen = state === 'firing' || state === 'no data' || state === 'unstable'
  return mention === undefined || !isOpen ? {} : { mention }
}

function verdictOf(memory: AlertMemory): Pick<AlertMessage, 'verdict'> {
  const verdict = verdictsOnNewest(memory).at(-1)
  return verdict === undefined ? {} : { verdict: verdict.kind }
}

/** The message in words, for notifications and screen readers: what a locked phone shows comes first. */
function alertText(message: Omit<AlertMessage, 'text'>): string {
  const { state, title, projectName, value, change, usual, groups, moreGroups, duration, rule } = message
  const figures = [value, change, usual].filter((part) => part !== undefined && part !== '').join(', ')
  const others = [...groups.map((line) => line.replaceAll('  ', ' ')), ...moreLine(moreGroups)]
  const notes = (message.notes ?? []).map(({ what }) => what)
  const sentences = [
    `${stateWords[state]}: ${title} (${projectName})`,
    isOver(state) ? `${duration}. Now ${figures}` : figures,
    ...(others.length === 0 ? [] : [others.join('; ')]),
    ...(isOver(state) ? [] : [duration]),
    ...(message.remarks ?? []),
    capitalize(rule),
    ...notes,
    ...message.context,
  ]
  return `${sentences.join('. ')}.`
}

/** `and 3 more groups` */
function moreLine(count: number): string[] {
  return count === 0 ? [] : [`and ${plural(count, 'more group')}`]
}
