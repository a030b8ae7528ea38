import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import { ask, startProduct } from '../../../support/ask-simulator.ts'
import { rawEvents, smallProduct } from '../../../support/simulated-product.ts'

interface SearchBody {
  type: string
  matches: { user_id: string | null; amplitude_id: number; last_device_id: string; last_seen: string }[]
}
interface ActivityBody {
  userData: Record<string, unknown>
  events: {
    event_type: string
    event_time: string
    event_id: number
    session_id: number
    event_properties: object
  }[]
}

const lives = Map.groupBy(rawEvents(smallProduct), ({ person }) => person)
const firstId = 700_000_000_001
/** Somebody with a long history, and who pays. */
const [busiest, life] = [...lives]
  .filter(([, list]) => list.some(({ name }) => name === 'Purchase'))
  .toSorted((a, b) => b[1].length - a[1].length)[0]!

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct(smallProduct, { timeZone: 'Asia/Tokyo' })
})
afterAll(() => simulator[Symbol.asyncDispose]())

const search = async (user: string) => (await ask<SearchBody>(simulator, '/api/2/usersearch', { user })).body
const activity = async (params: Record<string, string>) =>
  (await ask<ActivityBody>(simulator, '/api/2/useractivity', { user: String(firstId + busiest), ...params }))
    .body

describe('searching people', () => {
  it('finds by Amplitude ID, user ID, device ID and the beginning of a user ID', async () => {
    const byNumber = await search(String(firstId + busiest))
    expect(byNumber.type).toBe('match_amplitude_id')
    const [found] = byNumber.matches
    expect(await search(found!.user_id!)).toEqual({ ...byNumber, type: 'match_user_or_device_id' })
    expect(await search(found!.last_device_id)).toEqual({ ...byNumber, type: 'match_user_or_device_id' })
    const prefix = found!.user_id!.slice(0, 6)
    const byPrefix = await search(prefix)
    expect(byPrefix.type).toBe('match_user_prefix')
    expect(byPrefix.matches).toContainEqual(found)
    expect(byPrefix.matches.every(({ user_id }) => user_id?.startsWith(prefix))).toBe(true)
  })

  it('made-up addresses are all of example.com', async () => {
    const { matches } = await search('a')
    expect(matches.length).toBeGreaterThan(3)
    expect(matches.every(({ user_id }) => user_id?.endsWith('@example.com'))).toBe(true)
  })

  it('does not know who comes later today', async () => {
    await using early = await startProduct({ ...smallProduct, now: new Date('2026-11-23T00:00:30Z') })
    const { body } = await ask<SearchBody>(early, '/api/2/usersearch', {
      user: String(firstId + Math.max(...lives.keys())),
    })
    expect(body).toEqual({ matches: [], type: 'nomatch' })
  })
})

describe('the activity of one person', () => {
  it('sums up the life', async () => {
    const { userData } = await activity({})
    const payments = life.filter(({ name }) => name === 'Purchase')
    const revenue = payments.reduce((sum, { event }) => sum + Number(event['price']), 0)
    expect(userData).toMatchObject({
      canonical_amplitude_id: firstId + busiest,
      num_events: life.length,
      num_sessions: new Set(life.filter(({ session }) => session > 0).map(({ session }) => session)).size,
      purchases: payments.length,
      paying: 'true',
      last_location: null,
    })
    expect(userData['revenue']).toBeCloseTo(revenue, 2)
  })

  it('tells events newest first, in UTC whatever the project’s zone', async () => {
    const { events } = await activity({})
    const newest = life.slice(-5).toReversed()
    expect(events.slice(0, 5).map(({ event_type }) => event_type)).toEqual(newest.map(({ name }) => name))
    expect(events[0]!.event_time).toBe(
      `${new Date(newest[0]!.time).toISOString().slice(0, 23).replace('T', ' ')}000`,
    )
    expect(events[0]!.event_id).toBe(life.length)
    expect(events[0]!.event_properties).toEqual(newest[0]!.event)
  })

  it('counts the limit from 0 and does not cut a session', async () => {
    const all = await activity({})
    const { events } = await activity({ limit: '1' })
    expect(events.length).toBeGreaterThanOrEqual(2)
    const next = all.events[events.length]!
    expect(next.session_id === events.at(-1)!.session_id && next.session_id > 0).toBe(false)
    expect(events).toEqual(all.events.slice(0, events.length))
  })

  it('goes on from an offset, and from the earliest end', async () => {
    const all = await activity({})
    const { events } = await activity({ offset: '3', limit: '2' })
    expect(events[0]).toEqual(all.events[3])
    const earliest = await activity({ direction: 'earliest', limit: '2' })
    expect(earliest.events[0]!.event_id).toBe(1)
  })

  it('an Amplitude ID that nobody has is answered with nothing', async () => {
    const { userData, events } = await activity({ user: '4711' })
    expect(events).toEqual([])
    expect(userData).toMatchObject({ num_events: 0, user_id: null, canonical_amplitude_id: 4711 })
  })
})
