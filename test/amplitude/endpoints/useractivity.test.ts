import { describe, expect, it } from 'vitest'
import { readPerson } from '../../../src/amplitude/endpoints/useractivity.ts'
import { answersOf } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'

const rawName = (name: string) => name

async function personFrom(body: unknown, displayName = rawName) {
  const { ask, asked } = answersOf([body])
  return { person: await readPerson('700000000123', displayName, ask), asked }
}

const nobody = {
  user_id: null,
  canonical_amplitude_id: 700000000123,
  num_events: 0,
  num_sessions: 0,
  usage_time: 0,
}

describe('readPerson', () => {
  it('reads the short list, everything else under its own name, and properties as questions name them', async () => {
    const { person, asked } = await personFrom(amplitudeFixture('useractivity'))
    expect(asked).toEqual(['/api/2/useractivity?user=700000000123&limit=50'])
    expect(person).toMatchObject({ amplitudeId: '700000000123', userId: 'u_1001' })
    expect(person.facts.map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'First seen: Mar 14, 2026',
      'Last seen: Nov 14, 2026',
      'Events: 142',
      'Sessions: 23',
      'Time spent: 42m 50s',
      'Platform: Web',
      'Country: Netherlands',
      'Paying: yes',
    ])
    const further = person.furtherFacts.map(({ name, value }) => `${name}: ${value}`)
    expect(further).toContain('merged amplitude ids: 700000000001')
    expect(further).toContain('device ids: dev-1f2e, dev-77aa')
    expect(further).toContain('revenue: 19.98')
    expect(further).toContain('gp:plan: pro')
    expect(further.join()).not.toContain('last location')
    expect(further.join()).not.toContain('start version')
  })

  it('reads event times as UTC, and events under the names that people know', async () => {
    const { person } = await personFrom(amplitudeFixture('useractivity'), (name) => `${name}!`)
    expect(person.events).toEqual([
      {
        at: new Date('2026-11-14T15:02:11.402Z'),
        name: 'Checkout Completed!',
        properties: [{ name: 'amount', value: '9.99' }],
      },
      {
        at: new Date('2026-11-14T15:00:03.110Z'),
        name: 'Page Viewed!',
        properties: [{ name: 'path', value: '/pricing' }],
      },
    ])
  })

  it('puts the newest event first and keeps fifty, whatever came', async () => {
    const events = Array.from({ length: 60 }, (_, minute) => ({
      event_type: `${minute}`,
      event_time: `2026-11-14 15:${String(minute).padStart(2, '0')}:00.000000`,
    }))
    const { person } = await personFrom({ userData: {}, events })
    expect(person.events).toHaveLength(50)
    expect(person.events[0]?.name).toBe('59')
  })

  it('has zeros for an id that nobody has', async () => {
    const { person } = await personFrom({ userData: nobody, events: [] })
    expect(person).toEqual({
      amplitudeId: '700000000123',
      userId: undefined,
      facts: [
        { name: 'Events', value: '0' },
        { name: 'Sessions', value: '0' },
      ],
      furtherFacts: [],
      events: [],
    })
  })

  it('survives what is odd or missing', async () => {
    const userData = {
      user_id: 7,
      canonical_amplitude_id: null,
      first_used: 'long ago',
      last_used: '2026-11-14 10:00:00',
      num_events: null,
      paying: '',
      device_ids: [],
      last_location: { lat: 1.5, lng: 2 },
      properties: { plan: '', tags: ['a', 'b'], beta: false, nothing: null, none: {} },
    }
    const events = [
      { event_type: 'Timeless' },
      { event_type: 'Broken', event_time: 'yesterday' },
      { event_type: 'Zoned', event_time: '2026-11-14T15:02:11Z', event_properties: null },
    ]
    const { person } = await personFrom({ userData, events, extra: true })
    expect(person).toEqual({
      amplitudeId: '700000000123',
      userId: undefined,
      facts: [
        { name: 'First seen', value: 'long ago' },
        { name: 'Last seen', value: 'Nov 14, 2026' },
      ],
      furtherFacts: [
        { name: 'last location', value: '{"lat":1.5,"lng":2}' },
        { name: 'gp:tags', value: '["a","b"]' },
        { name: 'gp:beta', value: 'false' },
      ],
      events: [{ at: new Date('2026-11-14T15:02:11Z'), name: 'Zoned', properties: [] }],
    })
  })
})
