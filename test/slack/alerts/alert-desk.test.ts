import { describe, expect, it } from 'vitest'
import { InvalidQueryError, UpstreamError } from '../../../src/errors.ts'
import { deskWorld, threeFirings } from '../../support/alert-desk-world.ts'

const key = { teamId: 'T0ACME', id: 1 }

async function withAlert(...settings: Parameters<typeof deskWorld>) {
  const world = deskWorld(...settings)
  await world.say('alert dau drops 20% vs last week')
  world.messenger.calls.length = 0
  world.whispers.length = 0
  return world
}

describe('an alert that is typed', () => {
  it('is kept, and its channel hears what is watched and how often it would have fired', async () => {
    const world = deskWorld()
    await world.say('alert dau by platform drops 20% for 2 min 50')
    expect((await world.alerts.find(key))?.alert).toMatchObject({
      projectName: 'Acme',
      ownerId: 'U0ADA',
      state: 'active',
      nextCheckAt: new Date('2026-11-24T03:00:00Z'),
      definition: {
        title: 'Daily active users by platform',
        question: 'dau by platform',
        condition: { kind: 'drops', by: { kind: 'percent', percent: 20 }, against: 'last week' },
        forPoints: 2,
        minimum: 50,
        perGroup: true,
        channelId: 'C0GROWTH',
        mostReminders: 3,
      },
    })
    const [posted = ''] = world.messenger.calls
    expect(posted).toContain('post C0GROWTH: Alert 1 “Daily active users by platform” was set up')
    expect(posted).toContain('/amp alert dau by platform drops 20% vs last week for 2 min 50')
    expect(posted).toContain('In the last 90 days it would have fired 3 times: Sep 4, Sep 18, Oct 2.')
    expect(world.whispers.at(-1)?.text).toBe(
      'Alert 1 is set up. It looks for the first time Tue, Nov 24, 3:00 (UTC).',
    )
  })

  it('says so where it is true already', async () => {
    const point = {
      label: '2026-11-22',
      start: new Date(0),
      end: new Date(0),
      value: 80,
      outOf: undefined,
      isSettled: true,
    }
    const evaluation = {
      kind: 'breach', direction: 'drop', reason: '80 is below 100.', point,
      value: 80, expected: 100, lower: undefined, upper: undefined, expectedName: undefined,
    } as const // prettier-ignore
    const backtest = async () => ({ ...threeFirings, now: [{ group: '', evaluation }] })
    const world = deskWorld({ work: { backtest } })
    await world.say('alert dau below 100')
    expect(world.messenger.calls[0]).toContain(
      'It is already true: 80 is below 100. It fires with the next new value',
    )
  })

  it('is kept all the same while Amplitude does not answer', async () => {
    const backtest = () =>
      Promise.reject(new UpstreamError('unavailable', { userMessage: 'Amplitude is down.' }))
    const world = deskWorld({ work: { backtest } })
    await world.say('alert dau below 100')
    expect(world.messenger.calls[0]).not.toContain('would have fired')
    expect(await world.alerts.find(key)).toBeDefined()
  })

  it('is not kept where nothing can be posted', async () => {
    const world = deskWorld()
    world.messenger.refusals.set('post C0GROWTH', 'not_in_channel')
    await world.say('alert dau below 100')
    expect(world.whispers.at(-1)?.text).toBe(
      'I am not a member of this channel. Type /invite @ampbot there, then do this again. Nothing is set up yet.',
    )
    expect(await world.alerts.find(key)).toBeUndefined()
  })

  it('points into the whole text where an event is unknown', async () => {
    const listEvents = async () => [{ name: 'Play Song', displayName: 'Play Song', weeklyTotal: 7 }]
    const world = deskWorld({ source: { listEvents } })
    const error = await world.say('alert event Plya Song drops 20%').catch((caught: unknown) => caught)
    if (!(error instanceof InvalidQueryError)) throw new Error('It was understood.')
    expect(error.text.slice(error.span.start, error.span.end)).toBe('Plya Song')
    expect(error.suggestions).toContain('alert event Play Song drops 20%')
  })
})

describe('looking after an alert', () => {
  it.each([
    ['alert 1', 'Alert 1 “Daily active users”: not judged yet'],
    ['alert 1 history', 'Alert 1 “Daily active users”\n2026-11-23T14:40 set up'],
    ['alert 1 backtest', 'In the last 90 days it would have fired 3 times'],
    ['alert 1 test', 'There is no number yet that could be judged.'],
    ['alert 1 acknowledge', 'Nothing fires now, so there is nothing to acknowledge.'],
    ['alert 1 resume', 'Alert 1 is neither muted nor snoozed.'],
    ['alert 1 give to <@U0ADA>', 'Alert 1 is theirs already.'],
    ['alerts', '1 alert in this channel'],
    ['alerts mine', '1 alert of yours'],
    ['alerts all', 'for administrators only'],
    ['alert 7', 'There is no alert 7.'],
    ['alert 1 snooze until 2026-11-01', 'Choose a time that is ahead'],
  ])('%s', async (text, expected) => {
    const world = await withAlert()
    await world.say(text)
    expect(world.whispers.at(-1)?.text).toContain(expected)
  })

  it.each(['mute', 'edit', 'delete', 'give to <@U0EVE>'])(
    'only its owner and administrators may %s',
    async (deed) => {
      const world = await withAlert()
      await world.say(`alert 1 ${deed}`, 'U0EVE')
      expect(world.whispers.at(-1)?.text).toContain('Alert 1 belongs to <@U0ADA>; only they')
      expect((await world.alerts.find(key))?.alert).toMatchObject({ state: 'active', ownerId: 'U0ADA' })
      expect(world.forms).toEqual([])
    },
  )

  it.each([
    '',
    ' history',
    ' test',
    ' backtest',
    ' snooze 2h',
    ' acknowledge',
    ' resume',
    ' mute',
    ' delete',
  ])('from elsewhere a stranger hears nothing by “alert 1%s”', async (deed) => {
    const world = await withAlert()
    await world.say(`alert 1${deed}`, 'U0EVE', 'C0OTHER')
    expect(world.whispers.map(({ text }) => text)).toEqual([
      'Alert 1 goes elsewhere. Look at it where it comes, or ask <@U0ADA>, whose it is.',
    ])
    expect((await world.alerts.find(key))?.alert).toMatchObject({ state: 'active', snoozedUntil: undefined })
  })

  it.each(['U0ADA', 'U0ADMIN'])('%s looks after it from anywhere', async (person) => {
    const world = await withAlert()
    await world.say('alert 1', person, 'C0OTHER')
    expect(world.whispers.at(-1)?.text).toContain('Alert 1 “Daily active users”')
  })

  it('anybody may snooze it until nine tomorrow where they live, and wake it', async () => {
    const world = await withAlert()
    await world.say('alert 1 snooze until tomorrow', 'U0EVE')
    expect((await world.alerts.find(key))?.alert.snoozedUntil).toEqual(new Date('2026-11-24T08:00:00Z'))
    expect(world.retold).toMatchObject([
      { what: 'set up' },
      { what: 'snoozed', by: 'U0EVE', reason: 'until Tue, Nov 24, 9:00 (Europe/Berlin)' },
    ])
    await world.say('alert 1 resume', 'U0EVE')
    expect((await world.alerts.find(key))?.alert.snoozedUntil).toBeUndefined()
  })

  it('mutes, resumes and hands over, each written down and told in the channel', async () => {
    const world = await withAlert()
    await world.say('alert 1 mute')
    await world.say('alert 1 resume', 'U0ADMIN')
    await world.say('alert 1 give to <@U0BOB>')
    expect((await world.alerts.history(key, 9)).map(({ what, by }) => `${what} ${by ?? ''}`)).toEqual([
      'handed over U0ADA',
      'resumed U0ADMIN',
      'muted U0ADA',
      'set up U0ADA',
    ])
    expect(world.messenger.calls.map((call) => call.split(':', 2).join(':').slice(0, 60))).toEqual([
      'post C0GROWTH: Alert 1 “Daily active users” was muted',
      'post C0GROWTH: Alert 1 “Daily active users” was resumed',
      'post U0BOB: Alert 1 “Daily active users” is yours now.',
      'post C0GROWTH: Alert 1 “Daily active users” was handed over',
    ])
    expect((await world.alerts.find(key))?.alert).toMatchObject({ state: 'active', ownerId: 'U0BOB' })
  })

  it('deletes it, and says how to have it again', async () => {
    const world = await withAlert()
    await world.say('alert 1 delete')
    expect(await world.alerts.find(key)).toBeUndefined()
    expect(world.whispers.at(-1)?.text).toContain('To have it again: /amp alert dau drops 20% vs last week')
  })

  it('opens the form for it, or offers a button that does', async () => {
    const world = await withAlert()
    await world.say('alert 1 edit')
    expect(world.forms).toMatchObject([{ alert: { id: 1 } }])
    const shut = await withAlert({ opensForms: false })
    await shut.say('alert new dau')
    expect(JSON.stringify(shut.whispers.at(-1)?.blocks)).toContain('"action_id":"make_alert"')
  })
})

describe('why', () => {
  it('is answered in the channel', async () => {
    const world = deskWorld()
    await world.say('why dau yesterday')
    expect(world.published.at(-1)?.text).toBe('Why: iOS explains 94%.')
    expect(JSON.stringify(world.published.at(-1)?.blocks[0])).toContain('"Why: ')
  })
})
