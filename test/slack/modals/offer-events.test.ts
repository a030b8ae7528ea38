import { describe, expect, it } from 'vitest'
import type { EventSummary } from '../../../src/query/event-catalogue.ts'
import { offerEvents, type EventField } from '../../../src/slack/modals/offer-events.ts'

function event(name: string, weeklyTotal: number, displayName = name): EventSummary {
  return { name, displayName, weeklyTotal }
}

const events = [
  event('Play Song', 12_345),
  event('Play', 900),
  event('Share Playlist', 50),
  event('app_error', 7, 'App Error'),
  event('Add to Cart, then Pay', 3),
  event('old_play', 2, 'Play'),
  event('any', 1),
  event('&lt;tag', 1),
]

function valuesFor(typed: string, field: EventField = 'event'): (string | undefined)[] {
  return offerEvents(typed, events, field).map(({ value }) => value)
}

describe('what a field for an event offers', () => {
  it('is the busiest first before anything is typed, and what every project has last', () => {
    expect(valuesFor('').slice(0, 2)).toEqual(['Play Song', 'Play'])
    expect(valuesFor('').slice(-3)).toEqual(['any', 'active', 'revenue'])
  })

  it('begins with being new where a retention can', () => {
    expect(valuesFor('', 'beginning')[0]).toBe('new')
    expect(valuesFor('', 'event')).not.toContain('new')
  })

  it('is the event that is called so, then those that begin so, then those that hold it', () => {
    expect(valuesFor('play')).toEqual(['Play', 'old_play', 'Play Song', 'Share Playlist'])
  })

  it('is named as people see it, unless that could mean two', () => {
    expect(offerEvents('app', events, 'event')[0]).toMatchObject({
      text: { text: 'App Error' },
      value: 'App Error',
      description: { text: '7 this week · sent as app_error' },
    })
    expect(valuesFor('old_')).toEqual(['old_play'])
  })

  it('is quoted where the language needs it', () => {
    expect(valuesFor('cart')).toEqual(['"Add to Cart, then Pay"'])
    expect(valuesFor('any')).toEqual(['"any"', 'any'])
    expect(valuesFor('share', 'who did')).toEqual(['Share Playlist'])
    expect(valuesFor('did it in 3', 'who did')).toEqual(['raw:"did it in 3"'])
    expect(valuesFor('tag')).toEqual(['"&amp;lt;tag"'])
  })

  it('forgives a slip', () => {
    expect(valuesFor('plya song')[0]).toBe('Play Song')
  })

  it('is what was typed, as a hidden event, where nothing is like it', () => {
    expect(valuesFor('zzqq')).toEqual(['raw:zzqq'])
    expect(offerEvents('x'.repeat(300), [], 'event')).toEqual([])
    expect(offerEvents('', [], 'event').map(({ value }) => value)).toEqual(['any', 'active', 'revenue'])
  })

  it('is a hundred at most, and none that a list cannot hold', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      event(`Event ${index} ${'x'.repeat(index)}`, 500 - index),
    )
    const offered = offerEvents('event', many, 'event')
    expect(offered.length).toBeLessThanOrEqual(100)
    expect(offered.every(({ value = '', text }) => value.length <= 150 && text.text.length <= 75)).toBe(true)
  })
})
