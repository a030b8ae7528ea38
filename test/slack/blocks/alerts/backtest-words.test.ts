import { describe, expect, it } from 'vitest'
import { backtestAdvice, backtestSentence } from '../../../../src/slack/blocks/alerts/backtest-words.ts'
import { threeFirings } from '../../../support/alert-desk-world.ts'

describe('how often an alert would have fired', () => {
  const fired = (...labels: string[]) => ({
    ...threeFirings,
    firings: labels.map((label) => ({ label, group: '', value: 80 })),
  })
  it.each([
    ['with its days', threeFirings, 'In the last 90 days it would have fired 3 times: Sep 4, Sep 18, Oct 2.'],
    [
      'twice',
      fired('2026-09-04', '2026-09-18'),
      'In the last 90 days it would have fired twice: Sep 4, Sep 18.',
    ],
    ['once', fired('2026-09-04'), 'In the last 90 days it would have fired once: Sep 4.'],
    ['never', fired(), 'In the last 90 days it would never have fired.'],
    [
      'by the clock',
      { ...fired('2026-11-21T11:20'), interval: '5min' as const, judged: 576 },
      'In the last 2 days it would have fired once: Nov 21 11:20.',
    ],
    [
      'where a funnel tells one day only',
      { ...fired(), judged: 1 },
      'Only 1 day of the past is known so far; it would not have fired.',
    ],
    ['where nothing can be judged', { ...fired(), judged: 0 }, 'It cannot judge anything yet.'],
  ])('is told %s', (_, backtested, sentence) => {
    expect(backtestSentence(backtested)).toBe(sentence)
  })

  it('is called often by days, however often it looks', () => {
    const daily = fired('2026-11-03T21', '2026-11-04T21', '2026-11-05T21', '2026-11-06T21')
    const often = { ...daily, interval: 'hour' as const, judged: 240 }
    expect(backtestAdvice(often)).toMatch(/^That is often;/)
    expect(backtestAdvice({ ...often, judged: 840 })).toBeUndefined()
  })
})
