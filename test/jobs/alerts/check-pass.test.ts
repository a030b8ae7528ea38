import { describe, expect, it } from 'vitest'
import { InvalidQueryError, UpstreamError } from '../../../src/errors.ts'
import { createLogger } from '../../../src/logger.ts'
import { makeAlert, openAlertWorld, standingIn, workAt } from '../../support/alert-world.ts'

const alertKey = { teamId: 'T0ACME', id: 1 }
const outage = new UpstreamError('unavailable', {
  userMessage: 'Amplitude has a problem of its own.',
  isRetryable: true,
})
describe('a project that cannot be read', () => {
  it('keeps its alerts as they were, with one word to one person, edited when it is over', async () => {
    const world = openAlertWorld()
    for (const value of [100, 90, 80]) await makeAlert(world, { condition: { kind: 'below', value } })
    world.source.values.set('2026-11-22', 60)
    world.source.failure = { error: outage }
    for (const time of ['03:00', '03:05', '03:20', '04:20']) await workAt(world, `2026-11-23T${time}:30Z`)
    expect(standingIn(world.slack)).toEqual([
      'U0ADMIN: I have not been able to read Acme since 3:00 (UTC). Amplitude has not been answering as it should. 3 alerts keep their state until I can, and nothing fires by it.',
    ])
    expect((await world.alerts.find(alertKey))?.memory).toMatchObject({ failedReads: 4, groups: [] })
    world.source.failure = undefined
    await workAt(world, '2026-11-23T05:20:40Z')
    expect(standingIn(world.slack)[0]).toBe(
      'U0ADMIN: I can read Acme again since 5:20 (UTC), after 2h 20m. Its alerts have been judged up to now. (edited 1)',
    )
    expect(standingIn(world.slack)).toContain('  1 fired, open at 60')
  })

  it('ends no alert where the configuration has lost it for a while', async () => {
    const world = openAlertWorld()
    for (const value of [100, 90, 80]) await makeAlert(world, { condition: { kind: 'below', value } })
    world.source.projectOf = () => {
      throw new InvalidQueryError({ problem: 'No such project.', text: 'Acme', span: { start: 0, end: 4 } })
    }
    for (const time of ['03:00', '03:05', '03:20', '04:20', '05:20'])
      await workAt(world, `2026-11-23T${time}:30Z`)
    expect((await world.alerts.list('T0ACME')).map(({ alert }) => alert.state)).toEqual(
      Array(3).fill('active'),
    )
    expect(standingIn(world.slack)).toEqual([
      'U0ADMIN: I have not been able to read Acme since 3:00 (UTC). There is no project “Acme” in my configuration any more. 3 alerts keep their state until I can, and nothing fires by it.',
    ])
    world.source.projectOf = () => ({ name: 'Acme', timeZone: 'UTC' })
    await workAt(world, '2026-11-23T06:20:50Z')
    expect(world.counted.filter((what) => what.startsWith('checked'))).toHaveLength(3)
  })

  it('is not meant where one question alone is refused: that alert is ended with a word to its owner', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    await makeAlert(world, { question: 'new users' })
    const error = new UpstreamError('invalidRequest', { userMessage: 'Amplitude does not take this.' })
    world.source.failure = { error, for: (text) => text.startsWith('new') }
    const find = async () => (await world.alerts.find({ teamId: 'T0ACME', id: 2 }))?.alert
    for (const time of ['03:00', '03:05', '03:20', '04:20', '05:20'])
      await workAt(world, `2026-11-23T${time}:40Z`)
    expect(await find()).toMatchObject({ state: 'active' })
    for (const time of ['06:20', '07:20', '08:20', '09:20']) await workAt(world, `2026-11-23T${time}:50Z`)
    expect(await find()).toMatchObject({
      state: 'ended',
      stateBecause: 'Amplitude does not take this.',
    })
    expect(standingIn(world.slack)).toEqual([
      'U0ADA: Alert 2 “Daily users” cannot be checked any more, so I have ended it. Amplitude does not take this.',
    ])
    expect(world.counted).toContain('failed invalidRequest')
  })

  it('leaves no message behind that says for ever that it fires, where its alert is ended', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    world.source.values.set('2026-11-22', 60)
    await workAt(world, '2026-11-23T03:00:40Z')
    const error = new UpstreamError('invalidRequest', { userMessage: 'Amplitude does not take this.' })
    world.source.failure = { error }
    for (let hour = 0; hour < 40; hour += 1)
      await workAt(world, new Date(Date.parse('2026-11-24T03:00:40Z') + hour * 3_600_000).toISOString())
    expect(standingIn(world.slack)[0]).toMatch(
      /^C0GROWTH: Closed: Daily users .*Amplitude does not take this/,
    )
  })
})

it('writes nothing into the log that says who somebody is', async () => {
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line) => void lines.push(line) })
  const world = openAlertWorld({ logger })
  const text = 'dau where gp:email is "ada@acme.example" by gp:email'
  world.source.groups = ['eve@acme.example']
  world.source.values.set('eve@acme.example 2026-11-22', 60)
  await makeAlert(world, { question: `${text} last 90d`, perGroup: true })
  await makeAlert(world, { question: `${text} last 30d`, perGroup: true, channelId: 'C0OTHER' })
  const problem = 'I don’t know “ada@acme.example”.'
  const error = new InvalidQueryError({ problem, text, span: { start: 0, end: 3 } })
  await workAt(world, '2026-11-23T03:00:00Z')
  world.source.failure = { error }
  await workAt(world, '2026-11-24T03:00:10Z')
  expect(lines.join('')).toContain('alert.changed')
  expect(lines.join('')).toContain('alert.unread')
  expect(lines.join('')).not.toContain('@acme.example')
})

describe('several alerts at once', () => {
  it('that fire in one pass are told below one message, and recover there', async () => {
    const world = openAlertWorld()
    for (const value of [100, 90, 80]) await makeAlert(world, { condition: { kind: 'below', value } })
    await makeAlert(world, { channelId: 'C0OTHER' })
    world.source.values.set('2026-11-22', 60)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(standingIn(world.slack).toSorted()).toEqual([
      '  1 fired, open at 60',
      '  2 fired, open at 60',
      '  3 fired, open at 60',
      'C0GROWTH: storm of 1, 2, 3',
      'C0OTHER: 4 fired, open at 60',
    ])
    for (const day of ['2026-11-24', '2026-11-25']) await workAt(world, `${day}T03:00:10Z`)
    expect(standingIn(world.slack)).toContain('  2 recovered, over at 200 (edited 2)')
    expect(standingIn(world.slack)[0]).toMatch(/^C0GROWTH: storm of 1, 2, 3, 0 open/)
  })

  it('share one answer to the same question, whatever their conditions', async () => {
    const world = openAlertWorld()
    for (const value of [100, 90, 80]) await makeAlert(world, { condition: { kind: 'below', value } })
    await makeAlert(world, { question: 'realtime', condition: { kind: 'below', value: 10 } })
    await makeAlert(world, { question: 'realtime', condition: { kind: 'above', value: 900 } })
    await workAt(world, '2026-11-23T03:01:00Z')
    expect(world.source.asked.map(({ text }) => text).toSorted()).toEqual([
      'dau 2026-05-28..2026-08-25 project Acme',
      'dau last 90d project Acme',
      'realtime project Acme',
    ])
  })
})
