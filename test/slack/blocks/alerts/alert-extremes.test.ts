import { describe, expect, it } from 'vitest'
import type { Alert, AlertDefinition } from '../../../../src/alert/alert-rule.ts'
import type { GroupMemory } from '../../../../src/alert/alert-memory.ts'
import { composeStormMessage } from '../../../../src/alert/tell/compose-storm-message.ts'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import type { Backtested } from '../../../../src/jobs/alerts/alert-work.ts'
import { explanationMessage } from '../../../../src/slack/alerts/explain-change.ts'
import {
  alertCard,
  alertConfirmation,
  alertFarewell,
  alertHandedOver,
  backtestMessage,
} from '../../../../src/slack/blocks/alerts/alert-card.ts'
import { alertHistory, alertList } from '../../../../src/slack/blocks/alerts/alert-list.ts'
import { alertMessage } from '../../../../src/slack/blocks/alerts/alert-message.ts'
import { alertThread } from '../../../../src/slack/blocks/alerts/alert-thread.ts'
import type { MessageContent } from '../../../../src/slack/blocks/message-content.ts'
import { noteList } from '../../../../src/slack/blocks/alerts/note-list.ts'
import { proposalMessage, withProposal } from '../../../../src/slack/blocks/alerts/proposal-message.ts'
import { stormMessage } from '../../../../src/slack/blocks/alerts/storm-message.ts'
import { aMemory, anAlert, anAlertDefinition, anAlertMessage, anIncident } from '../../../support/alerts.ts'

/** What calls people, links and lays out where Slack parses it; written by people, or by Amplitude. */
const nasty = '<!channel> <@U0BOSS> <https://a.example|b> `c` *d* & 👩‍👩‍👧'
const long = nasty.repeat(40)
const title = nasty.repeat(9).slice(0, 118)
const now = new Date('2026-11-23T12:00:00Z')
/** What Slack takes of text in all blocks of a message together. */
const mostInBlocks = 12_000

const layout = { fileIds: ['F012345678'], isRepeat: true }
const thousand = Array.from({ length: 1_000 }, (_, index) => `${nasty} ${index}`)

const definition: AlertDefinition = anAlertDefinition({
  title,
  question: `event "${long.slice(0, 1_500).replaceAll('"', '')}" totals by platform`,
  condition: { kind: 'outside', lower: -1e15, upper: 1e15 },
  perGroup: true,
  mention: 'channel',
  quietHours: { from: '22:00', to: '07:00', timeZone: 'America/Argentina/ComodRivadavia', weekends: true },
  endsOn: '2027-01-01',
})
const alert = (changes: Partial<Alert> = {}): Alert =>
  anAlert({ definition, projectName: long, state: 'muted', stateBecause: long, ...changes })
const groups = thousand.map((group): GroupMemory => ({
  group, state: 'firing', since: now.toISOString(), breaching: ['2026-11-22'], calmPoints: 0,
  lastPoint: '2026-11-22', last: { value: 1e15, expected: 1e-7, expectedName: long, reason: long },
})) // prettier-ignore
const memory = aMemory({ groups, incident: anIncident({ groups: thousand }) })
const point = { label: '2026-11-22', start: now, end: now, value: 1, outOf: undefined, isSettled: true }
const breach = {
  kind: 'breach', direction: 'drop', reason: long, point, value: 1e15, expected: 1, lower: 1, upper: 1,
  expectedName: long,
} as const // prettier-ignore
const backtested: Backtested = {
  firings: thousand.map((group) => ({ label: '2026-11-01', group, value: 1 })),
  judged: 90,
  interval: 'day',
  unit: 'number',
  now: thousand.map((group) => ({ group, evaluation: breach })),
}
const facts = { now, costPerDay: 1e9, backtested }
const byAda = { verb: 'was handed over', userId: 'U0ADA', to: 'U0BOB' }
const proposal = { definition, sentence: long, rule: long }
const event = { at: now, what: 'fired', by: undefined, reason: long }
const note = (day: number) => ({
  day: new Date(now.getTime() + day * 2 * 86_400_000).toISOString().slice(0, 10),
  text: long.slice(0, 80),
  by: 'U0ADA',
})
const told = anAlertMessage({
  title, projectName: long, value: long, change: long, usual: long, duration: long, rule: long, groups: thousand,
  moreGroups: 900, context: [long, long], text: long, remarks: [long, long, long, long, long],
  notes: thousand.map((what) => ({ what, by: 'U0ADA' })), deeds: thousand.map((what) => ({ by: 'U0ADA', what, when: long })),
  picture: { altText: long },
}) // prettier-ignore

const messages: [string, () => MessageContent][] = [
  ['a card', () => alertCard({ alert: alert(), memory }, { ...facts, mayChange: true })],
  ['a confirmation', () => alertConfirmation(alert(), byAda, facts)],
  ['a farewell', () => alertFarewell(alert(), byAda)],
  ['a word to a new owner', () => alertHandedOver(alert(), { by: 'U0ADA', now })],
  ['a backtest', () => backtestMessage({ heading: `Alert 1 “${title}”`, definition }, backtested)],
  [
    'a list of a hundred',
    () =>
      alertList(
        Array.from({ length: 100 }, (_, id) => ({
          remembered: { alert: alert({ id }), memory },
          mayChange: true,
        })),
        { whose: 'all', now },
      ),
  ],
  [
    'a history',
    () =>
      alertHistory(
        alert(),
        Array.from({ length: 25 }, () => event),
      ),
  ],
  [
    'two hundred notes in each of twelve projects',
    () =>
      noteList(
        Array.from({ length: 12 }, () => ({
          projectName: long.slice(0, 60),
          notes: Array.from({ length: 200 }, (_, day) => note(day)),
          holidays: { places: ['DE-BE', 'US'], ahead: [0, 1, 2].map((day) => note(day)) },
        })),
      ),
  ],
  ['an incident', () => alertMessage(told, layout)],
  [
    'its thread',
    () =>
      alertThread({ alertId: 1, incidentId: 'i', lines: thousand, isBroadcast: false, text: long }, layout),
  ],
  [
    'a storm of forty',
    () =>
      stormMessage(
        composeStormMessage({
          projectName: long.slice(0, 140),
          alerts: Array.from({ length: 40 }, (_, id) => ({
            alert: alert({ id }),
            memory,
            now,
            timeZone: 'UTC',
            notes: [],
            deeds: [],
          })),
          meaning: long,
        }),
        layout,
      ),
  ],
  ['a proposal', () => proposalMessage(1, long, proposal)],
  [
    'a card with a proposal',
    () => withProposal(alertCard({ alert: alert(), memory }, { ...facts, mayChange: true }), 1, proposal),
  ],
  ['an explanation', () => explanationMessage({ title: long, lines: thousand, text: long })],
]

describe.each(messages)('%s at its worst', (_, compose) => {
  it('is a message that Slack takes', () => {
    const { blocks } = compose()
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(textsIn(blocks).join('').length).toBeLessThanOrEqual(mostInBlocks)
  })

  it('calls nobody and links nowhere', () => {
    const { text, blocks } = compose()
    expect(text.length).toBeLessThanOrEqual(4_000)
    for (const parsed of [text, ...parsedIn(blocks)]) {
      expect(parsed).not.toMatch(/<!|<http|U0BOSS>/)
    }
    expect(JSON.stringify(blocks)).not.toContain('"user_id":"U0BOSS"')
  })
})

function textsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsIn(value),
  )
}

/** All text that Slack does not show letter by letter. */
function parsedIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'type' in part && part.type === 'mrkdwn' && 'text' in part ? [String(part.text)] : []
  return [...own, ...Object.values(part).flatMap(parsedIn)]
}
