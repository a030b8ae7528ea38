import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { anAlertDefinition } from '../support/alerts.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'
import { startMovingWorld, type MovingWorld } from '../support/moving-world.ts'

let world: MovingWorld
const file = aDatabaseFile()
const channel = 'metrics-alerts'

beforeAll(async () => {
  const amplitude = { population: 0.2, openingDay: '2026-10-26' }
  world = await startMovingWorld({ start: '2026-11-23T10:00:00Z', amplitude, databasePath: file.path })
  // True at every hour, so that each of them has something to say.
  await world.watch(channel, 'event any hourly totals above 1')
  await world.moveTo('2026-11-23T11:15:00Z')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  file[Symbol.dispose]()
})

const state = (): string => wordsOf(world.incident(channel))
const snooze = async (choice: string, until?: () => boolean): Promise<void> =>
  await world.choose(world.incident(channel), { actionId: 'alert_snooze', choice, ...(until && { until }) })
const saidSince = (count: number): string[] => world.replies(channel).slice(count)

describe('an incident that somebody snoozes', () => {
  it('sleeps for an hour, goes on being watched, and then is one line', async () => {
    const before = world.replies(channel).length
    await snooze('For 1 hour')
    expect(state()).toMatch(/^💤 Snoozed .*Snoozed until .*, 12:15 .* by .*, 11:15/s)
    expect(buttonsOf(world.incident(channel))).toMatchObject({ alert_resume: 'End snooze' })
    await world.moveTo('2026-11-23T12:14:00Z')
    expect(saidSince(before)).toEqual([])
    await world.moveTo('2026-11-23T12:20:00Z')
    expect(state()).toMatch(/^🔺 Firing/)
    expect(state()).not.toContain('Held back')
    expect(saidSince(before)).toEqual([
      expect.stringMatching(/^Still firing after it was silenced: \d+ from 11:00 to 12:00/),
    ])
  })

  it('sleeps until nine o’clock tomorrow where the presser lives', async () => {
    const before = world.replies(channel).length
    await snooze('Until tomorrow 9:00')
    await world.moveTo('2026-11-24T07:59:00Z')
    expect(saidSince(before)).toEqual([])
    await world.moveTo('2026-11-24T08:05:00Z')
    expect(saidSince(before)).toHaveLength(1)
  })

  it('sleeps until a day that is chosen in a little form', async () => {
    const before = world.replies(channel).length
    await snooze('Until a date …', () => world.slack.modals().length > 0)
    expect(JSON.stringify(world.slack.modals())).toContain('Snooze alert 1')
    await world.slack.submit({ snooze_day: '2026-11-26' }, { until: () => state().startsWith('💤') })
    expect(state()).toMatch(/Snoozed until .*Thu, Nov 26, 8:00/)
    await world.moveTo('2026-11-26T07:59:00Z')
    expect(saidSince(before)).toEqual([])
    await world.moveTo('2026-11-26T08:05:00Z')
    expect(saidSince(before)).toHaveLength(1)
  })

  it('is woken by a press', async () => {
    await snooze('For 1 week')
    await world.slack.press(world.incident(channel), 'alert_resume', {
      until: () => state().startsWith('🔺'),
    })
    expect(state()).toMatch(/Resumed by .*, 8:05/)
    expect(Object.keys(buttonsOf(world.incident(channel)))).toContain('alert_snooze')
  })
})

it('an alert with quiet hours is judged in the night, and told in the morning what came of it', async () => {
  using opened = openForTest(file.path)
  const alerts = createAlertStore(opened.database)
  const definition = anAlertDefinition({
    question: 'event any totals hourly',
    condition: { kind: 'above', value: 1 },
    channelId: 'C0GROWTH01',
    quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC', weekends: false },
  })
  const draft = { teamId: 'T0ACME0001', projectName: 'Acme', ownerId: 'U0ADA00001', definition }
  await alerts.create(draft, new Date('2026-11-26T22:30:00Z'), new Date('2026-11-26T23:10:00Z'))
  await world.moveTo('2026-11-27T06:59:00Z')
  expect(world.incidents('growth')).toEqual([])
  expect((await alerts.list('T0ACME0001', { channelId: 'C0GROWTH01' }))[0]?.memory.incident).toMatchObject({
    isHeld: true,
  })
  await world.moveTo('2026-11-27T07:05:00Z')
  expect(wordsOf(world.incident('growth'))).toMatch(/^🔺 Firing.*Held back since /s)
  expect(new Date(Number(world.incident('growth').ts) * 1_000).toISOString()).toMatch(/T07:0/)
})
