import { expect, it } from 'vitest'
import { readWhen } from '../../../../src/slack/modals/digest/read-when.ts'

const now = new Date('2026-11-23T14:40:00Z')

it.each([
  ['every weekday at 9:00', '0 9 * * 1-5', 'Europe/Berlin'],
  ['weekday at 9', '0 9 * * 1-5', 'Europe/Berlin'],
  ['Monday and Thursday at 8:30 Asia/Tokyo', '30 8 * * 1,4', 'Asia/Tokyo'],
  ['0 9 * * 1-5', '0 9 * * 1-5', 'Europe/Berlin'],
  ['*/30 9-17 * * 1-5', '*/30 9-17 * * 1-5', 'Europe/Berlin'],
  ['cron 0 9 1 * * UTC', '0 9 1 * *', 'UTC'],
])('“%s” is a schedule', (when, cron, timeZone) => {
  expect(readWhen({ when, timeZone: 'Europe/Berlin' }, now)).toMatchObject({
    kind: 'schedule',
    schedule: { cron, timeZone },
  })
})

it.each([
  ['', 'Say when it comes'],
  ['every dya at 9', 'Did you mean “every day at 9”?'],
  ['every day at 9:00 dau', 'I don’t know what “dau” means here'],
  ['every day at 9:00 CET', 'Did you mean “every day at 9:00 Europe/Berlin”?'],
  ['cron 0 25 * * *', 'its hour field cannot be “25”'],
  ['cron 0 0 31 2 *', 'it never comes'],
])('“%s” is a mistake that says what to type', (when, said) => {
  const read = readWhen({ when, timeZone: 'Europe/Berlin' }, now)
  expect(read).toMatchObject({ kind: 'mistake', sentence: expect.stringContaining(said) })
})

it('wants a zone', () => {
  expect(readWhen({ when: 'every day', timeZone: '' }, now)).toMatchObject({
    sentence: 'Choose a time zone.',
  })
})
