import { describe, expect, test } from 'vitest'
import { validateBlocks } from '../../../src/demo/slack/validate-blocks.ts'
import type { PersonActivity } from '../../../src/result/person.ts'
import { eventListMessage, pageAsked } from '../../../src/slack/blocks/event-list-message.ts'
import type { MessageContent } from '../../../src/slack/blocks/message-content.ts'
import { peopleMessage } from '../../../src/slack/blocks/people-message.ts'
import { personIn } from '../../../src/slack/blocks/person-buttons.ts'
import { personMessage, propertiesMessage } from '../../../src/slack/blocks/person-message.ts'
import { savedMessage } from '../../../src/slack/blocks/saved-message.ts'

const project = { name: 'Acme EU', timeZone: 'Europe/Berlin' }
const nasty = '<!channel> *bold* `code` <https://evil.example|click> :tada: & co'
const long = `${nasty} ${'x'.repeat(4_000)}`

describe('the list of events', () => {
  const query = { kind: 'events', isPrivate: false, output: 'picture' } as const
  const list = (count: number, page: number, name = (index: number) => `Event ${index}`): MessageContent =>
    eventListMessage({
      project,
      query,
      text: 'events',
      events: Array.from({ length: count }, (_, index) => ({
        name: name(index),
        displayName: name(index),
        weeklyTotal: 1_000 - index,
        weeklyDelta: index % 3 === 0 ? undefined : 10 - index,
      })),
      isExact: true,
      page,
    })

  test.each([0, 1, 10, 11, 500])('Slack takes every page of %i events', (count) => {
    for (const page of [-1, 0, 1, 49, 50])
      expect(validateBlocks(list(count, page).blocks, 'message')).toEqual([])
  })

  test('names that are long or look like markup do no harm', () => {
    const { text, blocks } = list(30, 1, (index) => `${index} ${long}`)
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(text).not.toMatch(/<!channel>|<https/)
    expect(text.length).toBeLessThanOrEqual(4_000)
    const shown = JSON.stringify(blocks, (key, value: unknown) => (key === 'value' ? undefined : value))
    expect(shown).not.toMatch(/<!channel>|<https/)
  })

  test('a page knows which list it belongs to', () => {
    expect(pageAsked('2 events play song')).toEqual({ page: 2, text: 'events play song' })
  })
})

describe('people', () => {
  const fact = { name: long, value: long }
  const person: PersonActivity = {
    amplitudeId: '700000000305',
    userId: long,
    facts: Array.from({ length: 9 }, () => fact),
    furtherFacts: Array.from({ length: 300 }, () => fact),
    events: Array.from({ length: 50 }, () => ({
      at: new Date('2026-11-14T15:02:11.402Z'),
      name: long,
      properties: [fact, fact],
    })),
  }

  test('Slack takes everything that may be known about somebody', () => {
    for (const content of [personMessage(person, project), propertiesMessage(person, project)]) {
      expect(validateBlocks(content.blocks, 'message')).toEqual([])
      expect(content.text).not.toMatch(/<!channel>|<https/)
      expect(textsIn(content.blocks).join('').length).toBeLessThan(12_000)
    }
  })

  test('and somebody of whom nothing is known', () => {
    const nobody = { amplitudeId: '1', userId: undefined, facts: [], furtherFacts: [], events: [] }
    for (const content of [personMessage(nobody, project), propertiesMessage(nobody, project)])
      expect(validateBlocks(content.blocks, 'message')).toEqual([])
  })

  test('properties that do not fit are counted', () => {
    expect(JSON.stringify(propertiesMessage(person, project).blocks)).toMatch(
      /\d+ more properties did not fit here/,
    )
  })

  test('times are UTC for Slack to turn into the reader’s own', () => {
    expect(JSON.stringify(personMessage(person, project).blocks)).toContain(
      '"timestamp":1794668531,"format":"{date_short_pretty} {time_secs}","fallback":"2026-11-14 15:02:11 UTC"',
    )
  })

  test('of many the first ten can be chosen', () => {
    const found = Array.from({ length: 50 }, (_, index) => ({
      amplitudeId: String(index),
      userId: index === 0 ? undefined : long,
      lastSeen: '2026-11-14',
      platform: long,
      country: undefined,
    }))
    const { blocks, text } = peopleMessage(found, { who: long, project })
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(text).not.toMatch(/<!channel>|<https/)
    expect(blocks.filter(({ type }) => type === 'section')).toHaveLength(10)
  })

  test('a button knows the person and the project, whose name may hold spaces', () => {
    expect(personIn('700000000305 Acme EU')).toEqual({ amplitudeId: '700000000305', projectName: 'Acme EU' })
  })
})

test('saved questions: own ones first, and any text', () => {
  const saved = (name: string, ownerId: string) => ({
    name,
    text: long.slice(0, 1_900),
    projectName: 'Acme',
    ownerId,
    savedAt: new Date(0),
  })
  const questions = [
    ...Array.from({ length: 30 }, (_, index) => saved(`theirs-${index}`, 'U2')),
    saved('mine', 'U1'),
  ]
  const { blocks, text } = savedMessage(questions, { askerId: 'U1', mayDelete: () => true })
  expect(validateBlocks(blocks, 'message')).toEqual([])
  expect(JSON.stringify(blocks).match(/forget_saved_/g)).toHaveLength(20)
  const ofOthers = savedMessage(questions, { askerId: 'U3', mayDelete: () => false })
  expect(JSON.stringify(ofOthers.blocks)).not.toContain('forget_saved_')
  expect(text).toMatch(/^31 saved questions, 20 of them here\nmine: /)
})

/** Every text that Slack counts. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === 'text' && typeof part === 'string' ? [part] : textsIn(part),
  )
}
