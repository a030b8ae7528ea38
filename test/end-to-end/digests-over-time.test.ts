import { expect, it } from 'vitest'
import { movableClock } from '../../src/clock.ts'
import { startAmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { startSlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import { silentLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { runDue } from '../../src/terminal/run-due.ts'
import { configure } from '../support/bot-world.ts'
import { aDatabaseFile } from '../support/databases.ts'
import { aDefinition } from '../support/digests.ts'
import { startMovingWorld } from '../support/moving-world.ts'

/** A Friday; the clocks of Berlin go back in the night to Sunday. */
const friday = new Date('2026-10-23T12:00:00Z')
const tuesday = new Date('2026-10-27T12:00:00Z')
const nineInBerlin = [
  '2026-10-24T07:00:00Z',
  '2026-10-25T08:00:00Z',
  '2026-10-26T08:00:00Z',
  '2026-10-27T08:00:00Z',
]

it('brings each morning’s digest when the clock is moved over a weekend in which summer time ends', async () => {
  await using world = await startMovingWorld({ start: friday.toISOString() })
  const { slack } = world
  await slack.type('product', '/amp every day at 9:00 Europe/Berlin dau last 30d', {
    timeoutMs: 10_000,
    until: ({ messages }) => messages.some(({ text }) => text.includes('was set up')),
  })
  await world.moveTo(tuesday.toISOString())
  const headlines = slack
    .messages('product')
    .filter(({ text }) => text.startsWith('Daily active users'))
    .map(({ ts }) => new Date(Math.floor(Number(ts) / 60) * 60_000).toISOString().replace('.000', ''))
  expect(headlines).toEqual(nineInBerlin)
})

it('does the same when an outside scheduler runs what is due', async () => {
  using file = aDatabaseFile()
  await using amplitude = await startAmplitudeSimulator({ now: tuesday, population: 0.05 })
  await using slack = await startSlackWorkspace({ clock: movableClock(friday) })
  const [config, secrets] = configure(slack, amplitude)
  const database = openDatabase(file.path)
  const schedule = { cron: '0 9 * * *', timeZone: 'Europe/Berlin' }
  const digest = await createDigestStore(database).create(
    {
      teamId: 'T0ACME0001',
      projectName: amplitude.projectName,
      ownerId: 'U0ADA',
      definition: aDefinition({ schedule, channelId: 'C0PRODUCT1', pictures: 'none' }),
    },
    friday,
  )
  const span = { from: friday, to: tuesday, stepMs: 60 * 60_000 }
  const deps = { config: { ...config, databasePath: file.path }, secrets, logger: silentLogger }
  expect(await runDue(deps, span)).toMatchObject({ passes: 97, delivered: 4, parked: 0 })
  expect(await runDue(deps, span)).toMatchObject({ passes: 97, delivered: 0 })
  const runs = await createDigestStore(database).runs(digest, 10)
  expect(runs.map(({ dueAt }) => dueAt.toISOString().replace('.000', '')).toReversed()).toEqual(nineInBerlin)
  database.close()
})
