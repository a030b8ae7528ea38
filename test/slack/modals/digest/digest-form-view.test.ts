import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeState } from '../../../../src/demo/slack/bot/view-state.ts'
import type { BlockJson } from '../../../../src/demo/slack/page-protocol.ts'
import { isViewTooLarge, validateView } from '../../../../src/demo/slack/validate-view.ts'
import { InvalidQueryError } from '../../../../src/errors.ts'
import { parseCommand } from '../../../../src/query/parse-command.ts'
import { isMetricQuery } from '../../../../src/report/answer-question.ts'
import { changeDigestForm } from '../../../../src/slack/modals/digest/change-digest-form.ts'
import { digestFormSchema, type DigestForm } from '../../../../src/slack/modals/digest/digest-form.ts'
import { digestFormView } from '../../../../src/slack/modals/digest/digest-form-view.ts'
import { digestFormFor, digestFormOf } from '../../../../src/slack/modals/digest/fill-digest-form.ts'
import type { DigestFormKnown } from '../../../../src/slack/modals/digest/know-digest-form.ts'
import type { LookedUp } from '../../../../src/slack/modals/digest/look-up-questions.ts'
import { digestViewSchema, readDigestForm } from '../../../../src/slack/modals/digest/read-digest-form.ts'
import { aDefinition, aDigest } from '../../../support/digests.ts'

const now = new Date('2026-11-23T14:40:00Z')
const opening = { openedIn: 'C0PRODUCT', userId: 'U0ADA00001' }

describe('the digest form', () => {
  it('is a form that Slack takes, and comes back as it was', () => {
    fc.assert(
      fc.property(formArbitrary, (form) => {
        expect(problemsOf(form)).toEqual([])
        expect(sentBack(form)).toEqual(form)
      }),
      { numRuns: 60 },
    )
  })

  it('still is one with twelve questions of the longest texts', () => {
    const text = `event "${'ä'.repeat(2_980)}" last 7d`.slice(0, 3_000)
    const rows = Array.from({ length: 12 }, (_, id) => ({ id, text }))
    const form = { ...digestFormOf('', opening), rows, nextId: 12, isWhole: true, call: 'group' as const }
    expect(problemsOf(form)).toEqual([])
    expect(sentBack(form)).toEqual(form)
  })

  it('shows the next three runs for the reader and in the schedule’s zone', () => {
    const blocks = JSON.stringify(viewOf(digestFormOf('every weekday at 9:00 Asia/Kolkata dau', opening)))
    expect(blocks).toContain('"Next runs"')
    expect(blocks).toContain('Tue, Nov 24, 9:00')
    expect(blocks).toContain('(Asia/Kolkata)')
    expect(blocks).toContain(`"timestamp":${Date.parse('2026-11-24T03:30:00Z') / 1000}`)
  })

  it('says in their place what is wrong with the time', () => {
    const form = { ...digestFormOf('dau', opening), when: 'every dya at 9' }
    expect(JSON.stringify(viewOf(form))).toContain('I don’t know “every dya”')
  })
})

describe('what the form begins with', () => {
  it('is what was typed: a schedule, and a field for each question', () => {
    const form = digestFormOf('every monday at 8:30 Asia/Tokyo dau last 14d; event "A; B"', opening)
    expect(form).toMatchObject({ when: 'every Monday at 8:30', timeZone: 'Asia/Tokyo', place: 'channel' })
    expect(form.rows.map(({ text }) => text)).toEqual(['dau last 14d', 'event "A; B"'])
  })

  it('is a direct message where it is opened outside of a channel', () => {
    expect(digestFormOf('', { ...opening, openedIn: 'D0AMPBOT01' })).toMatchObject({
      place: 'person',
      personId: 'U0ADA00001',
    })
  })

  it('is the digest that is to be changed, with the rarer fields where they say something', () => {
    const definition = aDefinition({ mention: 'S0TEAM123', comparison: 'last week', parts: ['dau', 'wau'] })
    const form = digestFormFor(aDigest({ id: 7, definition }), 'C0PRODUCT')
    expect(form).toMatchObject({
      digestId: 7,
      channelId: 'C0GROWTH',
      call: 'group',
      calledGroup: 'S0TEAM123',
      comparison: 'last week',
      isWhole: true,
    })
    expect(digestFormFor(aDigest(), 'C0PRODUCT').isWhole).toBe(false)
  })
})

describe('a change', () => {
  const three = { ...digestFormOf('dau; wau; mau', opening), timeZone: 'Europe/Berlin' }
  const texts = (form: DigestForm): string[] => form.rows.map(({ text }) => text)

  it.each([
    ['digestform_menu_0', 'down', ['wau', 'dau', 'mau']],
    ['digestform_menu_2', 'up', ['dau', 'mau', 'wau']],
    ['digestform_menu_1', 'remove', ['dau', 'mau']],
    ['digestform_menu_9', 'remove', ['dau', 'wau', 'mau']],
    ['digestform_add', undefined, ['dau', 'wau', 'mau', '']],
  ])('%s %s', (actionId, choice, expected) => {
    expect(texts(changeDigestForm(three, { actionId, choice }, now))).toEqual(expected)
  })

  it('adds a question under an id that none ever had, because Slack keeps what was typed under one', () => {
    const without = changeDigestForm(three, { actionId: 'digestform_menu_2', choice: 'remove' }, now)
    const added = changeDigestForm(without, { actionId: 'digestform_add' }, now)
    expect(added.rows.at(-1)?.id).toBe(3)
  })

  it('gives several questions that were typed into one field a field each', () => {
    const typed = { ...three, rows: [{ id: 0, text: 'dau; funnel A > B' }] }
    const settled = changeDigestForm(typed, { actionId: 'digestform_question_0' }, now)
    expect(settled.rows).toEqual([
      { id: 3, text: 'dau' },
      { id: 4, text: 'funnel A > B' },
    ])
  })

  it('moves a zone that was typed behind the time into its own field', () => {
    const typed = { ...three, when: 'weekday at 9 Kolkata' }
    expect(changeDigestForm(typed, { actionId: 'digestform_when' }, now)).toMatchObject({
      when: 'every weekday at 9:00',
      timeZone: 'Asia/Kolkata',
      whenEdition: 1,
    })
  })
})

const shortText = fc.constantFrom('', 'dau last 30d', 'funel A', 'wau; mau', '"', '<@U1>', '*'.repeat(200))
const formArbitrary: fc.Arbitrary<DigestForm> = fc
  .record({
    digestId: fc.constantFrom(1, 123_456_789),
    openedIn: fc.constantFrom('', 'C0PRODUCT'),
    title: fc.constantFrom('', 'Morning *numbers* :tada:', 'x'.repeat(120)),
    texts: fc.array(shortText, { minLength: 1, maxLength: 12 }),
    when: fc.constantFrom(
      '',
      'every day',
      'every dya',
      'cron 0 0 31 2 *',
      '0 9 * * 1-5',
      'every hour at :30',
    ),
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC', 'Asia/Kolkata'),
    whenEdition: fc.nat(3),
    place: fc.constantFrom('channel' as const, 'person' as const),
    channelId: fc.constantFrom('', 'C0GROWTH'),
    personId: fc.constantFrom('', 'U0ADA00001'),
    comparison: fc.constantFrom('', 'previous', 'last year'),
    onlyWhenMoved: fc.boolean(),
    call: fc.constantFrom(...(['nobody', 'here', 'channel', 'person', 'group'] as const)),
    calledPerson: fc.constantFrom('', 'U0ADA00001'),
    calledGroup: fc.constantFrom('', 'S012AB3CD'),
    layout: fc.constantFrom('single' as const, 'thread' as const),
    pictures: fc.constantFrom('combined' as const, 'each' as const, 'none' as const),
    graceMinutes: fc.constantFrom('0', '120', '45'),
    isWhole: fc.boolean(),
  })
  .map(({ texts, ...form }) =>
    digestFormSchema.parse({
      ...form,
      rows: texts.map((text, id) => ({ id, text })),
      nextId: texts.length,
    }),
  )

function viewOf(form: DigestForm): ReturnType<typeof digestFormView> {
  return digestFormView(form, knownOf(form))
}

/** As if no name had to be looked up. */
function knownOf(form: DigestForm): DigestFormKnown {
  const questions = new Map(form.rows.map(({ id, text }): [number, LookedUp] => [id, lookedUp(text)]))
  return { questions, projectName: 'Acme', now, usualTitle: 'Daily active users', costOf: () => 30 }
}

function lookedUp(text: string): LookedUp {
  if (text === '') return { kind: 'empty' }
  const parsed = parseCommand(text)
  if (parsed instanceof InvalidQueryError) return { kind: 'mistake', sentence: parsed.userMessage }
  const query = parsed.kind === 'question' ? parsed.question.query : undefined
  return query !== undefined && isMetricQuery(query)
    ? { kind: 'questions', queries: [query] }
    : { kind: 'mistake', sentence: 'No question.' }
}

function problemsOf(form: DigestForm): unknown[] {
  const view = viewOf(form)
  return [...validateView(view, 'modal'), ...(isViewTooLarge(view) ? ['too large'] : [])]
}

/** The form as Slack would send it back, untouched. */
function sentBack(form: DigestForm): DigestForm | undefined {
  const { private_metadata = '', blocks } = viewOf(form)
  const values = completeState(blocks as unknown as BlockJson[], {})
  return readDigestForm(digestViewSchema.parse({ id: 'V1', private_metadata, state: { values } }))
}
