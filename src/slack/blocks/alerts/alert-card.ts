import { capitalize } from '../../../result/bucket-phrase.ts'
import type { Alert, AlertDefinition } from '../../../alert/alert-rule.ts'
import type { Backtested } from '../../../jobs/alerts/alert-work.ts'
import type { RememberedAlert } from '../../../jobs/alerts/alert-store.ts'
import { alertButtons } from './alert-buttons.ts'
import {
  alertCommand,
  alertPlace,
  alertPlaceText,
  costWords,
  lastFiredWords,
  lastValueWords,
  nextCheckWords,
  stateSign,
  stateWords,
} from './alert-words.ts'
import { backtestAdvice, backtestSentence, nowSentence } from './backtest-words.ts'
import { cutText } from '../cut-text.ts'
import type { MessageContent, SlackBlock } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { bold, code, lines, person, words, type RichPart } from '../rich-text.ts'

/** Slack's, for the text of a message. */
const textLimit = 4_000

/** What happened to an alert, and who did it: `was muted`. */
export interface AlertNews {
  verb: string
  userId: string
  /** To whom, where it was handed over. */
  to?: string
}

export interface AlertFacts {
  now: Date
  /** Of Amplitude's budget, each day; undefined where its question names a project that there is not. */
  costPerDay: number | undefined
  /** Undefined where it could not be had in time. */
  backtested?: Backtested | undefined
}

/** Into the channel, when an alert is set up or changed: by whom, what, and how often it would have spoken. */
export function alertConfirmation(alert: Alert, news: AlertNews, facts: AlertFacts): MessageContent {
  const { id, definition } = alert
  const said = facts.backtested === undefined ? [] : saidOf(facts.backtested)
  const opening = escapeText(`Alert ${id} “${definition.title}” ${news.verb}: ${alertCommand(definition)}`)
  const place = alertPlaceText(definition)
  return {
    text: cutText([`${opening}, told in ${place}.`, ...said.map(escapeText)].join(' '), textLimit),
    blocks: [
      lines([
        newsLine(alert, news),
        ruleLine(alert),
        ...(said.length === 0 ? [] : [[words(said.join(' '))]]),
      ]),
      ...smallPrint(alert, facts),
      alertButtons(alert, {
        deeds: ['backtest', 'edit', 'mute', 'resume', 'history'],
        isQuiet: isQuiet(alert, facts.now),
      }),
    ],
  }
}

function saidOf(backtested: Backtested): string[] {
  const sentences = [backtestSentence(backtested), backtestAdvice(backtested), nowSentence(backtested)]
  return sentences.filter((sentence) => sentence !== undefined)
}

/** Into a channel where an alert is told no more. */
export function alertFarewell(alert: Alert, news: AlertNews): MessageContent {
  const { id, definition } = alert
  return {
    text: escaped(`Alert ${id} “${definition.title}” ${news.verb}.`),
    blocks: [lines([newsLine(alert, news)])],
  }
}

/** To whoever owns an alert from now on. */
export function alertHandedOver(alert: Alert, { by, now }: { by: string; now: Date }): MessageContent {
  const { id, definition } = alert
  return {
    text: escaped(`Alert ${id} “${definition.title}” is yours now.`),
    blocks: [
      lines([
        [bold(`Alert ${id}`), words(` “${definition.title}” is yours now, handed over by `), person(by)],
        ruleLine(alert),
      ]),
      alertButtons(alert, { deeds: ['show', 'edit', 'mute', 'resume'], isQuiet: isQuiet(alert, now) }),
    ],
  }
}

/** `/amp alert 4`: everything about one, for whoever asks. */
export function alertCard(
  remembered: Pick<RememberedAlert, 'alert' | 'memory'>,
  facts: AlertFacts & { mayChange: boolean },
): MessageContent {
  const { alert, memory } = remembered
  const { id, definition, ownerId } = alert
  const { now, mayChange } = facts
  const state = stateWords(remembered, now)
  const value = lastValueWords(definition, memory)
  return {
    text: escaped(`Alert ${id} “${definition.title}”: ${state}. ${alertCommand(definition)}`),
    blocks: [
      lines([
        [bold(`Alert ${id}`), words(` “${definition.title}”, kept by `), person(ownerId)],
        ruleLine(alert),
        [
          bold(`${stateSign(remembered, now)} ${capitalize(state)}`),
          words(value === undefined ? '' : ` · ${value}`),
        ],
        [...lastFiredWords(memory), words(' · '), ...nextCheckWords(alert, now)],
      ]),
      ...smallPrint(alert, facts),
      alertButtons(alert, {
        deeds: mayChange
          ? ['test', 'backtest', 'edit', 'mute', 'resume', 'history', 'delete']
          : ['test', 'backtest', 'history'],
        isQuiet: isQuiet(alert, now),
      }),
    ],
  }
}

/** `/amp alert 4 backtest`, and the same of an alert that is still being made. */
export function backtestMessage(
  { heading, definition }: { heading: string; definition: AlertDefinition },
  backtested: Backtested,
): MessageContent {
  const said = saidOf(backtested)
  return {
    text: escaped([`${heading}.`, ...said].join(' ')),
    blocks: [
      lines([
        [bold(heading)],
        [code(cutText(alertCommand(definition), 300))],
        ...said.map((line) => [words(line)]),
      ]),
    ],
  }
}

/** Whether it is held back by somebody. */
export function isQuiet({ state, snoozedUntil }: Alert, now: Date): boolean {
  return state !== 'active' || (snoozedUntil !== undefined && snoozedUntil > now)
}

function newsLine({ id, definition }: Alert, { verb, userId, to }: AlertNews): RichPart[] {
  return [
    bold(`Alert ${id}`),
    words(` “${definition.title}” ${verb}`),
    ...(to === undefined ? [] : [words(' to '), person(to)]),
    words(' by '),
    person(userId),
    words('.'),
  ]
}

function ruleLine({ definition }: Alert): RichPart[] {
  return [code(cutText(alertCommand(definition), 300)), words(', told in '), alertPlace(definition)]
}

function smallPrint({ definition, projectName }: Alert, { costPerDay }: AlertFacts): SlackBlock[] {
  const { quietHours, endsOn, mention, perGroup, mostReminders } = definition
  const said = [
    projectName,
    ...(perGroup ? ['each group by itself, in one message'] : []),
    ...(quietHours === undefined
      ? []
      : [
          `quiet ${quietHours.from}–${quietHours.to}${quietHours.weekends ? ' and at weekends' : ''} (${quietHours.timeZone})`,
        ]),
    ...(endsOn === undefined ? [] : [`until ${endsOn}`]),
    ...(mention === undefined ? [] : ['mentions someone']),
    mostReminders === 0 ? 'no reminders' : `up to ${mostReminders} reminders`,
    ...(costPerDay === undefined ? [] : [costWords(costPerDay)]),
  ]
  return [{ type: 'context', elements: [{ type: 'plain_text', text: said.join(' · '), emoji: false }] }]
}

function escaped(text: string): string {
  return cutText(escapeText(text), textLimit)
}
