import { expect, it } from 'vitest'
import { startSimulatorInWorker } from '../../../src/demo/amplitude/simulator-in-worker.ts'
import type { DemoRequest } from '../../../src/demo/slack/page-protocol.ts'
import { ask, startProduct, type SeriesBody } from '../../support/ask-simulator.ts'
import { smallProduct } from '../../support/simulated-product.ts'

it('a simulator in a thread answers as one beside the test does, and tells of every request', async () => {
  const heard: DemoRequest[] = []
  const { seed, population, openingDay, now } = smallProduct
  const options = { seed, population, openingDay, now, isClockFrozen: true }
  await using inThread = await startSimulatorInWorker({
    ...options,
    onRequest: (request) => heard.push(request),
  })
  await using beside = await startProduct()
  const question = { start: '20261101', end: '20261123', g: 'platform' }
  const [first, second] = await Promise.all(
    [inThread, beside].map((one) => ask<SeriesBody>(one, '/api/2/users', question)),
  )
  expect(first!.body).toEqual(second!.body)
  expect(await inThread.advanceClock(60_000)).toEqual(new Date(now.getTime() + 60_000))
  expect(heard.map(({ target, cost }) => [target, cost])).toEqual([
    ['/api/2/users?start=20261101&end=20261123&g=platform', 115],
  ])
})
