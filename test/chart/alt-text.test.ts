import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { altText } from '../../src/chart/alt-text.ts'
import { aSummary } from '../support/metric-results.ts'

describe('the alternative text', () => {
  it('says title, range, headline and change, then the numbers', () => {
    expect(altText(aSummary(), ['Nov 21 12,001', 'Nov 22 12,345'])).toBe(
      'Daily active users, Oct 25 – Nov 23, 2026. 12,345 users on Sun, Nov 22, +9.4% vs Sun, Nov 15. Nov 21 12,001; Nov 22 12,345.',
    )
  })

  it('leaves the change out where there is none', () => {
    expect(altText(aSummary({ change: undefined }), [])).toBe(
      'Daily active users, Oct 25 – Nov 23, 2026. 12,345 users on Sun, Nov 22.',
    )
  })

  it('says how many numbers did not fit, and cuts none', () => {
    const text = altText(
      aSummary(),
      Array.from({ length: 365 }, (_, index) => `Day ${index} 12,345`),
    )
    expect(text.length).toBeLessThanOrEqual(2000)
    expect(text).toMatch(/Day \d+ 12,345\. And \d+ more\.$/)
  })

  it('is never longer than Slack takes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 3000 }),
        fc.array(fc.string({ maxLength: 500 })),
        (title, numbers) => {
          expect(altText(aSummary({ title }), numbers).length).toBeLessThanOrEqual(2000)
        },
      ),
    )
  })
})
