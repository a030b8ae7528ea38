import { expect, it, onTestFinished } from 'vitest'
import { openForTest } from '../support/databases.ts'
import { aDefinition } from '../support/digests.ts'
import { aTimetableWorld, type TimetableWorld } from '../support/timetable-world.ts'

const hourMs = 60 * 60_000

function aWorld(): TimetableWorld {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  return aTimetableWorld({ database: opened.database })
}

/** A digest to a channel that takes nothing, of an owner who cannot be reached. */
async function makeHopeless(world: TimetableWorld): Promise<void> {
  const definition = aDefinition({ channelId: 'C0GONE' })
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition }
  await world.digests.create(draft, world.clock.now())
  world.slack.closed.set('C0GONE', 'not_in_channel').set('U0ADA', 'user_disabled')
}

async function letHoursPass(world: TimetableWorld, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await world.clock.advance(hourMs)
    await world.scheduler.drain()
  }
}

it('a word to an owner who cannot be reached goes to an admin, once', async () => {
  const world = aWorld()
  await makeHopeless(world)
  await letHoursPass(world, 30)
  expect(world.slack.standing.map(({ channelId }) => channelId)).toEqual(['U0ADMIN'])
  expect(world.slack.standing[0]?.delivery.notice).toMatchObject({
    text: expect.stringMatching(/^I could not reach <@U0ADA>, .+\/invite @ampbot in <#C0GONE>/) as string,
  })
})

it('a word that reaches no admin either is not told of again', async () => {
  const world = aWorld()
  await makeHopeless(world)
  world.slack.closed.set('U0ADMIN', 'user_disabled')
  await letHoursPass(world, 30)
  expect(world.slack.standing).toEqual([])
  expect(await world.outbox.backlog()).toMatchObject({ waiting: 0 })
})
