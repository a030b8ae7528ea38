import { describe, expect, it } from 'vitest'
import { readPropertyList } from '../../../src/query/language/property-list.ts'

const user = (name: string) => ({ of: 'user', name })

describe('a list of properties', () => {
  it.each([
    [
      'names Amplitude’s own properties as it spells them',
      'Platform, COUNTRY',
      [user('platform'), user('country')],
    ],
    ['takes a company’s own in both spellings', 'gp:plan,user.team', [user('gp:plan'), user('gp:team')]],
    ['takes properties of events', 'event.genre', [{ of: 'event', name: 'genre' }]],
    [
      'takes quotes around what holds a comma',
      '"gp:plan, yearly", city',
      [user('gp:plan, yearly'), user('city')],
    ],
    ['takes `and`, and a comma at the end', 'platform and country,', [user('platform'), user('country')]],
    ['holds each property once', 'platform, Platform', [user('platform')]],
  ])('%s', (_, text, expected) => {
    expect(readPropertyList(text)).toEqual(expected)
  })

  it.each([
    ['nothing', ''],
    ['commas alone', ',,'],
    ['a condition', 'country is Japan'],
    ['an open quote', '"gp:plan'],
    ['two lists', 'platform; country'],
    ['the beginning of another clause', 'platform last 7d'],
  ])('is not %s', (_, text) => {
    expect(readPropertyList(text)).toBeUndefined()
  })
})
