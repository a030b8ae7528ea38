import { expect, test } from 'vitest'
import { helpTopics } from '../../../src/query/help.ts'
import { helpMessage } from '../../../src/slack/blocks/help-message.ts'
import { homeView } from '../../../src/slack/blocks/home-view.ts'
import { aMemory, anAlert, anIncident } from '../../support/alerts.ts'
import { aDigest } from '../../support/digests.ts'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'

const project = { name: 'Acme', timeZone: 'UTC' }
const nasty = '<!channel> *Add* to Cart, then `Pay` > now & 🎉'
const topEvents = [
  { name: 'Play Song', displayName: 'Play Song', weeklyTotal: 120_345 },
  { name: 'app_error', displayName: 'App Error', weeklyTotal: 12_345 },
  { name: nasty, displayName: nasty, weeklyTotal: 3 },
]
const longNames = Array.from({ length: 30 }, (_, index) => {
  const name = `${'A very long name '.repeat(30)}${index}`
  return { name, displayName: name, weeklyTotal: index }
})

test("help speaks of the project's own events, and its questions are one press away", () => {
  const { text, blocks } = helpMessage(undefined, { topEvents })
  expect(text).toContain('Play Song')
  const buttons = blocks.flatMap((block) =>
    block.type === 'actions' && 'elements' in block ? block.elements : [],
  )
  expect(buttons).toHaveLength(5)
  expect(buttons.at(-1)).toMatchObject({ text: { text: 'Build a question' } })
})

test('no name of an event calls anybody', () => {
  const sent = JSON.stringify(
    [helpMessage('event', { topEvents }), helpMessage(undefined, { topEvents })].map(({ text }) => text),
  )
  expect(sent).not.toContain('<!channel>')
})

test.each([undefined, ...helpTopics])('Slack takes the page on %s, with any names', (topic) => {
  for (const events of [[], topEvents, longNames]) {
    const { text, blocks } = helpMessage(topic, { topEvents: events })
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(text.length).toBeLessThanOrEqual(4_000)
  }
})

const home = { project, topEvents: [], digests: [], alerts: [], now: new Date('2026-11-23T12:00:00Z') }
const alerts = [
  { alert: anAlert(), memory: aMemory() },
  { alert: anAlert({ id: 2 }), memory: aMemory({ incident: anIncident() }) },
]

test('the Home tab tells the reader’s alerts, first those that fire', () => {
  const said = JSON.stringify(homeView({ ...home, alerts }))
  expect(said).toMatch(/Your alerts.*🔴 .*Alert 2.*: firing\..*⚪ .*Alert 1.*: not judged yet\./)
  expect(JSON.stringify(homeView(home))).toContain('/amp alert dau drops 20% vs last week')
})

test('Slack takes the Home tab, with any names', () => {
  for (const events of [[], topEvents, longNames])
    expect(
      validateBlocks(homeView({ ...home, topEvents: events, digests: [aDigest()], alerts }).blocks, 'home'),
    ).toEqual([])
})

test('the Home tab names the busiest events and, without a list, does not', () => {
  expect(JSON.stringify(homeView({ ...home, topEvents }))).toContain('Your busiest events')
  expect(JSON.stringify(homeView(home))).not.toContain('Your busiest events')
})
