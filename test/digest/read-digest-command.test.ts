import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDigestCommand } from '../../src/digest/read-digest-command.ts'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeQuery } from '../../src/query/describe-query.ts'

describe('what is said about digests', () => {
  it.each([
    ['digests', { kind: 'digests', whose: 'channel' }],
    ['digests here', { kind: 'digests', whose: 'channel' }],
    ['Digests Mine', { kind: 'digests', whose: 'mine' }],
    ['digests all', { kind: 'digests', whose: 'all' }],
    ['digest', { kind: 'digestForm', draft: '' }],
    ['digest new', { kind: 'digestForm', draft: '' }],
    ['digest new dau last 30d; wau', { kind: 'digestForm', draft: 'dau last 30d; wau' }],
    ['digest dau last 30d', { kind: 'digestForm', draft: 'dau last 30d' }],
    ['digest 3', { kind: 'digest', id: 3, act: { do: 'show' } }],
    ['digest #3 run', { kind: 'digest', id: 3, act: { do: 'run' } }],
    ['digest 3 run now', { kind: 'digest', id: 3, act: { do: 'run' } }],
    ['digest 3 test', { kind: 'digest', id: 3, act: { do: 'run' } }],
    ['digest 3 pause', { kind: 'digest', id: 3, act: { do: 'pause' } }],
    ['digest pause 3', { kind: 'digest', id: 3, act: { do: 'pause' } }],
    ['digest 12 resume', { kind: 'digest', id: 12, act: { do: 'resume' } }],
    ['digest 3 edit', { kind: 'digest', id: 3, act: { do: 'edit' } }],
    ['digest 3 history', { kind: 'digest', id: 3, act: { do: 'history' } }],
    ['digest 3 delete', { kind: 'digest', id: 3, act: { do: 'delete' } }],
    ['digest 3 give to <@U0ANA|ana>', { kind: 'digest', id: 3, act: { do: 'handOver', to: 'U0ANA' } }],
    ['digest 3 hand over to <@W0ANA>', { kind: 'digest', id: 3, act: { do: 'handOver', to: 'W0ANA' } }],
  ])('%s', (text, expected) => {
    expect(readDigestCommand(text)).toEqual(expected)
  })

  it.each(['dau last 30d', 'help', '', 'digestion', 'everything'])('“%s” is about something else', (text) => {
    expect(readDigestCommand(text)).toBeUndefined()
  })

  it.each([
    [
      'every weekday at 9:00 dau last 30d; retention last 8 weeks',
      '0 9 * * 1-5',
      undefined,
      ['dau', 'retention last 8 weeks'],
    ],
    ['digest every monday wau', '0 9 * * 1', undefined, ['wau']],
    ['every day at 8:30 Asia/Kolkata dau', '30 8 * * *', 'Asia/Kolkata', ['dau']],
    ['cron 0 9 * * 1-5 dau; ; wau;', '0 9 * * 1-5', undefined, ['dau', 'wau']],
    ['every day event "Buy; now" last 7d; dau', '0 9 * * *', undefined, ['event "Buy; now" last 7d', 'dau']],
    ['every day “event” dau', '0 9 * * *', undefined, undefined],
    ['every hour realtime', '0 * * * *', undefined, ['realtime']],
  ])('%s', (text, cron, ...others) => {
    const [timeZone, parts] = others
    const command = readDigestCommand(text)
    if (parts === undefined) return expect(command).toBeInstanceOf(InvalidQueryError)
    if (command instanceof InvalidQueryError || command?.kind !== 'makeDigest') throw new Error('no plan')
    expect(command.plan).toMatchObject({ cron, timeZone })
    expect(command.plan.parts.map(({ question }) => describeQuery(question.query))).toEqual(parts)
  })
})

describe('a mistake about digests', () => {
  it.each([
    ['every weekday at 9:00', 'every weekday at 9:00', 'every weekday at 9:00 dau last 30d'],
    ['every weekday dau last 30d; funel A > B', 'funel', 'every weekday dau last 30d; funnel A > B'],
    ['every weekday dau; help', 'help', 'every weekday dau; dau last 30d'],
    ['every weekday dau; user 12345', 'user 12345', 'every weekday dau; dau last 30d'],
    ['every weekday dau as csv', 'dau as csv', 'every weekday dau last 30d'],
    ['every dya dau', 'dya', 'every day dau'],
    ['digest 3 puase', 'puase', 'digest 3 pause'],
    ['digest 3 frobnicate', 'frobnicate', 'digest 3 history'],
    ['digests yours', 'yours', 'digests mine'],
    [`every day ${'dau; '.repeat(13)}`, 'dau;', `every day ${'dau; '.repeat(12).trim().slice(0, -1)}`],
  ])('%s points at “%s”', (text, pointed, suggestion) => {
    const error = readDigestCommand(text)
    if (!(error instanceof InvalidQueryError)) throw new Error(`“${text}” was understood.`)
    expect(error.text.slice(error.span.start, error.span.end)).toBe(pointed)
    expect(error.suggestions).toContain(suggestion)
  })

  it('says that a person has to be mentioned', () => {
    expect(readDigestCommand('digest 3 give to ana')).toMatchObject({ userMessage: /Mention the person/ })
  })

  it('never breaks, whatever is typed', () => {
    const words = fc.constantFrom(
      'every',
      'day',
      'digest',
      '3',
      'dau',
      ';',
      '"',
      'cron',
      '*',
      'give',
      '<@U1>',
      '>',
      '&lt;',
      'as',
    )
    fc.assert(
      fc.property(fc.array(words), fc.string(), (list, tail) => {
        const outcome = readDigestCommand(`digest ${list.join(' ')} ${tail}`)
        if (!(outcome instanceof InvalidQueryError)) return
        expect(outcome.span.end).toBeLessThanOrEqual(outcome.text.length)
      }),
      { numRuns: 400 },
    )
  })
})
