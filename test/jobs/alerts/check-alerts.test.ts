import { describe, expect, it, onTestFinished } from 'vitest'
import { UpstreamError } from '../../../src/errors.ts'
import { openForTest } from '../../support/databases.ts'
import { anAlertWorld, makeAlert, openAlertWorld, standingIn, workAt } from '../../support/alert-world.ts'

const alertKey = { teamId: 'T0ACME', id: 1 }

describe('an alert by days', () => {
  it('fires once and is edited when it has recovered', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    world.source.values.set('2026-11-22', 80)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 80'])
    await workAt(world, '2026-11-23T12:00:00Z')
    expect(standingIn(world.slack)).toHaveLength(1)
    await workAt(world, '2026-11-24T03:00:10Z')
    await workAt(world, '2026-11-25T03:00:10Z')
    expect(standingIn(world.slack)).toContain('C0GROWTH: 1 recovered, over at 200 (edited 2)')
    expect(world.counted.filter((what) => !what.startsWith('checked'))).toEqual([
      'breached 1',
      'fired',
      'recovered',
    ])
    const history = await world.alerts.history(alertKey, 10)
    expect(history.map(({ what }) => what)).toEqual(['recovered', 'fired'])
  })

  it('waits for its point: nothing is asked before it is due, and nothing is judged twice', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    await workAt(world)
    expect(world.source.asked).toEqual([])
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(world.source.asked).toMatchObject([
      {
        text: 'dau last 90d project Acme',
        options: { priority: 'timetable', wholeRange: 'left out', takesLastKnown: false },
      },
      { text: 'dau 2026-05-28..2026-08-25 project Acme', options: { priority: 'timetable' } },
    ])
    expect((await world.alerts.find(alertKey))?.alert.nextCheckAt).toEqual(new Date('2026-11-23T08:18:00Z'))
  })

  it('that was missed is judged point by point, and only the outcome is told', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { forPoints: 2 })
    await workAt(world, '2026-11-23T03:00:00Z')
    for (const day of ['2026-11-25', '2026-11-26']) world.source.values.set(day, 80)
    await workAt(world, '2026-11-30T09:00:00Z')
    expect(standingIn(world.slack)).toEqual([])
    for (const day of ['2026-12-01', '2026-12-02', '2026-12-03']) world.source.values.set(day, 70)
    await workAt(world, '2026-12-04T09:00:00Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 70'])
  })

  it('that was missed judges each point as of its day: a week of back and forth is not an hour of it', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    await workAt(world, '2026-11-23T03:00:00Z')
    for (const day of ['2026-11-23', '2026-11-26', '2026-11-29']) world.source.values.set(day, 80)
    await workAt(world, '2026-11-30T09:00:00Z')
    const { memory } = (await world.alerts.find(alertKey)) ?? {}
    expect(memory?.unstableUntil).toBeUndefined()
    expect(memory?.flips).toEqual(['2026-11-30T09:00:00.000Z'])
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 80'])
  })

  it('that was missed holds no point against the incident that it is part of', async () => {
    const world = openAlertWorld()
    const by = { kind: 'percent', percent: 30 } as const
    await makeAlert(world, { condition: { kind: 'drops', by, against: 'previous' } })
    await workAt(world, '2026-11-23T03:00:00Z')
    for (const day of ['23', '24', '25', '26', '27']) world.source.values.set(`2026-11-${day}`, 60)
    await workAt(world, '2026-11-28T09:00:00Z')
    const { memory } = (await world.alerts.find(alertKey)) ?? {}
    expect(memory?.groups[0]).toMatchObject({ state: 'firing', lastPoint: '2026-11-27' })
    expect(memory?.groups[0]?.breaching).toHaveLength(5)
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 60'])
  })

  it('whose first checks could not be read judges their days as soon as it can', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { forPoints: 3 })
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) world.source.values.set(day, 80)
    world.source.failure = { error: new UpstreamError('unavailable', { userMessage: 'Amplitude is away.' }) }
    await workAt(world, '2026-11-23T03:00:00Z')
    await workAt(world, '2026-11-24T03:00:00Z')
    world.source.failure = undefined
    await workAt(world, '2026-11-25T03:00:00Z')
    expect(standingIn(world.slack)).toContain('C0GROWTH: 1 fired, open at 80')
    expect((await world.alerts.find(alertKey))?.memory.dueSince).toBeUndefined()
  })

  it('ends after its last day, and says so in its history', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { endsOn: '2026-11-23' })
    world.source.values.set('2026-11-24', 10)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect((await world.alerts.find(alertKey))?.alert.state).toBe('active')
    await workAt(world, '2026-11-25T09:00:00Z')
    expect((await world.alerts.find(alertKey))?.alert).toMatchObject({
      state: 'ended',
      stateBecause: 'Its last day is over.',
      nextCheckAt: undefined,
    })
    expect(standingIn(world.slack)).toEqual([])
  })

  it('is edited with each new day while it is open, also where nobody has to hear of it', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { mostReminders: 0 })
    for (const day of ['22', '23', '24']) world.source.values.set(`2026-11-${day}`, 80)
    for (const day of ['23', '24', '25']) await workAt(world, `2026-11-${day}T03:00:00Z`)
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 told anew, open at 80 (edited 2)'])
  })

  it('closes what is open when its last day is over, because nobody will say how it ends', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { endsOn: '2026-11-23' })
    world.source.values.set('2026-11-22', 80).set('2026-11-23', 80)
    await workAt(world, '2026-11-23T03:00:00Z')
    await workAt(world, '2026-11-24T03:00:00Z')
    expect((await world.alerts.find(alertKey))?.alert.state).toBe('ended')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 told anew, closed at 80 (edited 1)'])
  })
})

describe('while nothing is told', () => {
  it('a snoozed alert is judged, and says once what still fires when the snooze is over', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    await world.alerts.setState(alertKey, { snoozedUntil: new Date('2026-11-23T09:00:00Z') })
    world.source.values.set('2026-11-22', 80)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(standingIn(world.slack)).toEqual([])
    expect(world.counted).toContain('held')
    await workAt(world, '2026-11-23T09:00:00Z')
    await workAt(world, '2026-11-23T09:10:00Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 still firing, open at 80'])
  })

  it('what fires and recovers in quiet hours is nobody’s', async () => {
    const world = openAlertWorld()
    const quietHours = { from: '00:00', to: '23:59', timeZone: 'UTC', weekends: true }
    await makeAlert(world, { question: 'realtime', quietHours })
    for (const time of ['02:55', '03:00']) world.source.values.set(`2026-11-23T${time}:00`, 20)
    for (const time of ['03:01', '03:06', '03:11', '03:16', '03:21', '03:26'])
      await workAt(world, `2026-11-23T${time}:00Z`)
    await workAt(world, '2026-11-23T23:59:00Z')
    expect(standingIn(world.slack)).toEqual([])
    const history = (await world.alerts.history(alertKey, 10)).map(({ what }) => what)
    expect(history).toEqual(['recovered', 'fired'])
  })

  it('a muted alert tells nothing, and everything once it is resumed', async () => {
    const world = openAlertWorld()
    await makeAlert(world)
    await world.alerts.setState(alertKey, { state: 'muted' })
    world.source.values.set('2026-11-22', 80)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(standingIn(world.slack)).toEqual([])
    await world.alerts.setState(alertKey, { state: 'active', checkAt: world.clock.now() })
    await workAt(world)
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 still firing, open at 80'])
  })
})

describe('processes', () => {
  it('that share a database tell once', async () => {
    const one = openAlertWorld()
    const second = openForTest(one.path)
    onTestFinished(() => second[Symbol.dispose]())
    const { clock, slack, source } = one
    const two = anAlertWorld({ database: second.database, clock, slack, source, holder: 'two' })
    await makeAlert(one)
    one.source.values.set('2026-11-22', 80)
    await clock.advance(60_000)
    await Promise.all([workAt(one), workAt(two)])
    expect(standingIn(slack)).toEqual(['C0GROWTH: 1 fired, open at 80'])
    for (const day of ['2026-11-24', '2026-11-25']) {
      await clock.advance(Date.parse(`${day}T03:00:10Z`) - clock.now().getTime())
      await Promise.all([workAt(one), workAt(two)])
    }
    expect(standingIn(slack)).toContain('C0GROWTH: 1 recovered, over at 200 (edited 2)')
    expect(standingIn(slack)).toHaveLength(2)
  })

  it('that restart at every step tell the same', async () => {
    const days = [80, 70, 200, 200, 60, 50, 210, 210]
    const live = async (restarts: boolean): Promise<string[]> => {
      let world = openAlertWorld()
      await makeAlert(world)
      for (const [index, value] of days.entries()) {
        world.source.values.set(`2026-11-${22 + index}`, value)
        const at = Date.parse('2026-11-23T03:00:10Z') + index * 24 * 60 * 60_000
        await workAt(world, new Date(at).toISOString())
        if (restarts) world = world.restart()
      }
      return standingIn(world.slack)
    }
    const undisturbed = await live(false)
    expect(undisturbed.length).toBeGreaterThan(1)
    expect(await live(true)).toEqual(undisturbed)
  })

  it('that end for a day before the message, and lose Slack’s answer to it, find it again', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { mostReminders: 0 })
    for (const day of ['2026-11-22', '2026-11-23']) world.source.values.set(day, 80)
    world.slack.next.push('internal_error')
    await workAt(world, '2026-11-23T03:00:00Z')
    const restarted = world.restart()
    world.slack.next.push('lost')
    await workAt(restarted, '2026-11-24T03:00:10Z')
    for (const day of ['2026-11-25', '2026-11-26']) await workAt(restarted, `${day}T03:00:10Z`)
    expect(standingIn(world.slack)).toEqual([
      'C0GROWTH: 1 recovered, over at 200 (edited 2)',
      '  1 recovered',
    ])
  })

  it('that end between the check and the message leave it to the next, told as it is by then', async () => {
    const world = openAlertWorld()
    await makeAlert(world, { question: 'realtime' })
    world.source.values.set('2026-11-23T02:55:00', 80)
    world.slack.next.push('internal_error')
    await workAt(world, '2026-11-23T03:01:00Z')
    expect(standingIn(world.slack)).toEqual([])
    const restarted = world.restart()
    await workAt(restarted, '2026-11-23T03:30:00Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 recovered, over at 200'])
  })
})

it('posts an incident anew whose message somebody has deleted', async () => {
  const world = openAlertWorld()
  await makeAlert(world)
  world.source.values.set('2026-11-22', 80)
  await workAt(world, '2026-11-23T03:00:00Z')
  world.slack.standing.length = 0
  for (const day of ['2026-11-24', '2026-11-25']) await workAt(world, `${day}T03:00:10Z`)
  expect(standingIn(world.slack)).toContain('C0GROWTH: 1 recovered, over at 200 (edited 1)')
})

it('mutes an alert that can be told nowhere, with a word to its owner', async () => {
  const world = openAlertWorld()
  await makeAlert(world)
  world.source.values.set('2026-11-22', 80)
  world.slack.closed.set('C0GROWTH', 'is_archived')
  await workAt(world, '2026-11-23T03:00:00Z')
  expect((await world.alerts.find(alertKey))?.alert.state).toBe('muted')
  expect(standingIn(world.slack)[0]).toContain(
    'U0ADA: Alert 1 “Daily users” could not be told in <#C0GROWTH>',
  )
})

it('stays as it is where only the channel is closed that it was told in before', async () => {
  const world = openAlertWorld()
  const { definition } = await makeAlert(world)
  world.source.values.set('2026-11-22', 80)
  await workAt(world, '2026-11-23T03:00:00Z')
  const moved = { ...definition, channelId: 'C0OTHER' }
  await world.alerts.redefine(alertKey, moved, new Date('2026-11-24T03:00:00Z'))
  world.slack.closed.set('C0GROWTH', 'is_archived')
  for (const day of ['2026-11-24', '2026-11-25']) await workAt(world, `${day}T03:00:10Z`)
  expect((await world.alerts.find(alertKey))?.alert.state).toBe('active')
})
