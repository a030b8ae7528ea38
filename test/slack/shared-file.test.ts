import { expect, test } from 'vitest'
import { csvFile } from '../../src/slack/shared-file.ts'
import { aReport } from '../support/reports.ts'

const names = [
  { text: 'dau last 30d by platform as csv', name: 'dau-last-30d-by-platform.csv' },
  { text: 'event "Add to Cart, then Pay" as csv private', name: 'event-add-to-cart-then-pay.csv' },
  { text: 'event 検索フィルター as csv', name: 'event-検索フィルター.csv' },
  { text: 'event "../../etc/passwd" as csv', name: 'event-etc-passwd.csv' },
  { text: '🎉', name: 'numbers.csv' },
]

test.each(names)('the file of `$text` is called $name', ({ text, name }) => {
  expect(csvFile(aReport({ canonicalText: text })).name).toBe(name)
})

test('a name is not longer than a file system takes', () => {
  const { name } = csvFile(aReport({ canonicalText: `funnel ${'検索 > '.repeat(200)}` }))
  expect(Buffer.byteLength(name)).toBeLessThan(255)
})
