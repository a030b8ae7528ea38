import { expect, test } from 'vitest'
import { offerZones } from '../../../../src/slack/modals/digest/offer-zones.ts'

const now = new Date('2026-11-23T14:40:00Z')
const offered = (typed: string): string[] => offerZones(typed, now).map(({ value = '' }) => value)

test.each([
  ['berlin', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['Kolkata', 'Asia/Kolkata'],
  ['asia/kolkata', 'Asia/Kolkata'],
  ['utc', 'UTC'],
  ['katmandu', 'Asia/Katmandu'],
])('“%s” finds %s first', (typed, zone) => {
  expect(offered(typed)[0]).toBe(zone)
})

test('nothing typed offers as many as a list takes', () => {
  expect(offered('')).toHaveLength(100)
})

test('each says how late it is there', () => {
  expect(offerZones('Asia/Kathmandu', now)[0]?.description?.text).toBe('20:25 now')
})
