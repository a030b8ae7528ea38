import { describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct, type SeriesBody } from '../../../support/ask-simulator.ts'

const hours = { start: '20261122', end: '20261123', i: '-3600000', m: 'totals' }
const playsOnIos = {
  label: 'plays on iOS −60 %',
  event: 'Play Song',
  where: { property: 'platform', value: 'iOS' },
  factor: 0.4,
}

async function plays(simulator: AmplitudeSimulator, name: string, platform: string): Promise<number[]> {
  const s = [[{ prop: 'platform', op: 'is', values: [platform] }]]
  const { body } = await ask<SeriesBody>(simulator, '/api/2/events/segmentation', {
    ...hours,
    e: { event_type: name },
    s,
  })
  return body.data.series[0]!
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('incidents', () => {
  it('lower exactly the events they name, from their instant on', async () => {
    await using simulator = await startProduct()
    const before = await plays(simulator, 'Play Song', 'iOS')
    const others = [await plays(simulator, 'Play Song', 'Android'), await plays(simulator, 'Play', 'iOS')]
    await simulator.startIncident({ ...playsOnIos, from: '2026-11-22T18:00:00Z' })
    const during = await plays(simulator, 'Play Song', 'iOS')
    expect(during.slice(0, 18)).toEqual(before.slice(0, 18))
    expect(sum(during.slice(18)) / sum(before.slice(18))).toBeGreaterThan(0.2)
    expect(sum(during.slice(18)) / sum(before.slice(18))).toBeLessThan(0.6)
    expect([await plays(simulator, 'Play Song', 'Android'), await plays(simulator, 'Play', 'iOS')]).toEqual(
      others,
    )
  })

  it('lower with an event what is part of it', async () => {
    await using simulator = await startProduct()
    const before = await plays(simulator, 'Play Song', 'iOS')
    const from = '2026-11-22T18:00:00Z'
    await simulator.startIncident({ ...playsOnIos, event: 'Play Song or Video', factor: 0, from })
    expect(await plays(simulator, 'Play Song', 'iOS')).toEqual([
      ...before.slice(0, 18),
      ...before.slice(18).map(() => 0),
    ])
  })

  it('may drop all or double all', async () => {
    await using simulator = await startProduct()
    const before = await plays(simulator, 'Search', 'Web')
    const outage = {
      label: 'outage',
      event: '*',
      where: null,
      from: '2026-11-22T12:00:00Z',
      until: '2026-11-22T15:00:00Z',
    }
    await simulator.startIncident({ ...outage, factor: 0 })
    await simulator.startIncident({
      ...outage,
      factor: 2,
      from: '2026-11-23T08:00:00Z',
      until: '2026-11-23T10:00:00Z',
    })
    const after = await plays(simulator, 'Search', 'Web')
    const factor = (hour: number) => (hour >= 12 && hour < 15 ? 0 : hour >= 32 && hour < 34 ? 2 : 1)
    expect(after).toEqual(before.map((value, hour) => value * factor(hour)))
    expect(sum(after)).not.toBe(sum(before))
  })

  it('begin now, and leave behind what they did when they end', async () => {
    await using simulator = await startProduct()
    await simulator.moveClockTo(new Date('2026-11-22T18:00:00Z'))
    const [incident] = await simulator.startIncident({ ...playsOnIos, factor: 0 })
    expect(incident).toMatchObject({ from: '2026-11-22T18:00:00.000Z', until: null })
    await simulator.moveClockTo(new Date('2026-11-22T20:00:00Z'))
    const [ended] = await simulator.endIncident(incident!.id)
    expect(ended).toMatchObject({ until: '2026-11-22T20:00:00.000Z' })
    await simulator.moveClockTo(new Date('2026-11-23T14:07:31Z'))
    const after = await plays(simulator, 'Play Song', 'iOS')
    await simulator.removeIncident(incident!.id)
    const clean = await plays(simulator, 'Play Song', 'iOS')
    expect(after).toEqual(clean.map((value, hour) => (hour === 18 || hour === 19 ? 0 : value)))
    expect(await simulator.incidents()).toEqual([])
  })

  it.each([
    ['an event that does not exist', { event: 'Nope', where: null }, 'No event is named Nope'],
    [
      'a property that does not exist',
      { event: '*', where: { property: 'shoe', value: '42' } },
      'No user property is named shoe',
    ],
  ])('cannot be about %s', async (_, change, problem) => {
    await using simulator = await startProduct()
    await expect(simulator.startIncident({ ...playsOnIos, ...change })).rejects.toThrow(problem)
  })
})
