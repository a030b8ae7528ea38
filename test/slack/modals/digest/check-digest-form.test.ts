import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../../../src/errors.ts'
import { parseCommand } from '../../../../src/query/parse-command.ts'
import { isMetricQuery } from '../../../../src/report/answer-question.ts'
import { checkDigestForm } from '../../../../src/slack/modals/digest/check-digest-form.ts'
import type { DigestForm } from '../../../../src/slack/modals/digest/digest-form.ts'
import { digestFormFor, digestFormOf } from '../../../../src/slack/modals/digest/fill-digest-form.ts'
import type { LookedUp } from '../../../../src/slack/modals/digest/look-up-questions.ts'
import { aDefinition, aDigest } from '../../../support/digests.ts'

const now = new Date('2026-11-23T14:40:00Z')
const empty = digestFormOf('', { openedIn: 'C0PRODUCT', userId: 'U0ADA00001' })

function formOf(draft: string, changes: Partial<DigestForm> = {}): DigestForm {
  const form = digestFormOf(draft, { openedIn: 'C0PRODUCT', userId: 'U0ADA00001' })
  return { ...form, timeZone: 'Europe/Berlin', ...changes }
}

function check(form: DigestForm): ReturnType<typeof checkDigestForm> {
  const questions = new Map(form.rows.map(({ id, text }): [number, LookedUp] => [id, lookedUp(text)]))
  return checkDigestForm(form, { questions, projectName: 'Acme', now })
}

function lookedUp(text: string): LookedUp {
  if (text === '') return { kind: 'empty' }
  const parsed = parseCommand(text)
  if (parsed instanceof InvalidQueryError) return { kind: 'mistake', sentence: parsed.userMessage }
  const query = parsed.kind === 'question' ? parsed.question.query : undefined
  if (query === undefined || !isMetricQuery(query)) throw new Error(`${text} is no question.`)
  return { kind: 'questions', queries: [query] }
}

describe('a form that is whole', () => {
  it('is a digest, with a title where none was typed', () => {
    expect(check(formOf('dau last 30d private; mau'))).toEqual({
      kind: 'definition',
      definition: aDefinition({
        title: 'Daily active users and Monthly active users',
        parts: ['dau', 'mau'],
        channelId: 'C0PRODUCT',
      }),
    })
  })

  it('lets empty fields among its questions go', () => {
    const form = formOf('dau', {
      rows: [
        { id: 0, text: '' },
        { id: 1, text: 'wau' },
      ],
    })
    expect(check(form)).toMatchObject({ definition: { parts: ['wau'] } })
  })

  it.each([
    [{ call: 'here' }, 'here'],
    [{ call: 'person', calledPerson: 'U0ADA00001' }, 'U0ADA00001'],
    [{ call: 'group', calledGroup: 'https://acme.slack.com/user_groups/S012AB3CD' }, 'S012AB3CD'],
  ] as const)('mentions %s', (changes, mention) => {
    expect(check(formOf('dau', changes))).toMatchObject({ definition: { mention } })
  })

  it('is the digest it was opened with, where nothing is changed', () => {
    const definition = aDefinition({
      parts: ['dau', 'event Search, "Play; Song" last 7d'],
      comparison: 'last year',
      onlyWhenMoved: true,
      mention: 'channel',
      layout: 'thread',
      pictures: 'each',
      graceMinutes: 45,
    })
    expect(check(digestFormFor(aDigest({ definition }), 'C0PRODUCT'))).toEqual({
      kind: 'definition',
      definition,
    })
    const toPerson = aDefinition({ channelId: 'U0GRACE001' })
    expect(check(digestFormFor(aDigest({ definition: toPerson }), 'C0PRODUCT'))).toMatchObject({
      definition: { channelId: 'U0GRACE001' },
    })
  })
})

describe('a form that is not', () => {
  it.each([
    ['no question', empty, 'question.0', 'Type a question'],
    ['a question that is none', formOf('dau; funel A > B'), 'question.1', 'funel'],
    ['no channel', formOf('dau', { place: 'channel', channelId: '' }), 'channel', 'Choose a channel.'],
    ['no person', formOf('dau', { place: 'person', personId: '' }), 'person', 'Choose a person.'],
    ['a time that is none', formOf('dau', { when: 'soon' }), 'when.0', 'I don’t know “every soon”'],
    ['nobody to mention', formOf('dau', { call: 'person' }), 'called.person', 'Choose a person.'],
    [
      'a group by its name',
      formOf('dau', { call: 'group', calledGroup: '@team' }),
      'called.group',
      'begins with S',
    ],
  ])('%s says so on the field', (_, ...expected) => {
    const [form, blockId, said] = expected
    expect(check(form)).toMatchObject({
      kind: 'mistakes',
      mistakes: { [blockId]: expect.stringContaining(said) },
    })
  })
})
