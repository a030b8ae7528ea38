import { describe, expect, it } from 'vitest'
import type { AlertDefinition } from '../../../src/alert/alert-rule.ts'
import { backtest } from '../../../src/alert/backtest.ts'
import { proposalDue, proposeChange, type ProposalReason } from '../../../src/alert/propose/propose-change.ts'
import type { JudgedSeries } from '../../../src/alert/judge/judged-series.ts'
import { aMemory, anAlert, anAlertDefinition } from '../../support/alerts.ts'
import { aJudgedSeries } from '../../support/judged.ts'

const setting = { timeZone: 'UTC', knownDays: new Set<string>() }

/** Ninety days of about a thousand, other values so many days before the newest. */
function daysWith(values: Record<number, number>): JudgedSeries {
  return aJudgedSeries(
    Array.from({ length: 90 }, (_, index) => values[89 - index] ?? 1000 + ((index * 37) % 20)),
  )
}

const propose = (changes: Partial<AlertDefinition>, series: JudgedSeries, because: ProposalReason) =>
  proposeChange(anAlertDefinition(changes), [series], { ...setting, because })

const drops = (percent: number): Partial<AlertDefinition> => ({
  condition: { kind: 'drops', by: { kind: 'percent', percent }, against: 'last week' },
})
const fiveDips = daysWith({ 60: 780, 45: 770, 30: 760, 20: 500, 10: 775 })

describe('a proposal for an alert that was noise', () => {
  it('is the smallest change with a third of the firings, told by its effect', () => {
    const proposal = propose(drops(20), fiveDips, 'noise')
    expect(proposal?.rule).toBe('drops 25% vs last week')
    expect(proposal?.sentence).toBe(
      'With “drops 25% vs last week” it would have fired once instead of 5 times in the last 90 days.',
    )
  })

  it('is kept by the rule that it proposes', () => {
    const proposal = propose(drops(20), fiveDips, 'noise')
    const { firings } = backtest(proposal?.definition ?? anAlertDefinition(), fiveDips, setting)
    expect(firings.map(({ label }) => label)).toEqual(['2026-11-02'])
  })

  it.each<[sentence: string, changes: Partial<AlertDefinition>, rule: string]>([
    ['moves a lower bound down', { condition: { kind: 'below', value: 790 } }, 'below 750'],
    ['goes on until the firings are a third', { condition: { kind: 'below', value: 900 } }, 'below 720'],
    ['moves an upper bound up', { condition: { kind: 'above', value: 1010 } }, 'above 1100'],
    ['widens a range', { condition: { kind: 'outside', lower: 790, upper: 1200 } }, 'outside 760..1300'],
  ])('%s', (_sentence, changes, rule) => {
    expect(propose(changes, fiveDips, 'noise')?.rule).toBe(rule)
  })

  it('waits for a second point where single ones are the noise', () => {
    const unusual: Partial<AlertDefinition> = { condition: { kind: 'unusual', sensitivity: 'quiet' } }
    expect(propose(unusual, daysWith({ 40: 300, 20: 300, 10: 300 }), 'noise')?.rule).toBe(
      'unusual quiet for 2',
    )
  })

  it('is none where the past knows no noise', () => {
    expect(propose(drops(20), daysWith({}), 'noise')).toBeUndefined()
  })
})

describe('a proposal for an alert that never fired', () => {
  it('is the smallest change that would have made it fire', () => {
    const proposal = propose(drops(40), daysWith({ 40: 720, 20: 790 }), 'silent')
    expect(proposal?.sentence).toBe(
      'It has not fired for 90 days. With “drops 25% vs last week” it would have fired once in the last 90 days: Oct 13.',
    )
  })

  it('lays a bound where the numbers have been', () => {
    expect(propose({ condition: { kind: 'below', value: 100 } }, daysWith({ 40: 720 }), 'silent')?.rule).toBe(
      'below 730',
    )
  })

  it('is none where it would never recover once it has fired', () => {
    expect(propose({ condition: { kind: 'above', value: 5000 } }, daysWith({}), 'silent')).toBeUndefined()
  })
})

describe('whether a proposal is due', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const thrice = ['2026-11-01', '2026-11-10', '2026-11-20'].map((day) => {
    return { by: 'U0ADA', kind: 'noise' as const, at: `${day}T09:00:00.000Z` }
  })
  const old = anAlert({ createdAt: new Date('2026-06-01T12:00:00Z') })

  it('is after three times noise within 30 days', () => {
    const memory = aMemory({ verdicts: thrice, lastFiredAt: '2026-11-20T09:00:00.000Z' })
    expect(proposalDue({ alert: old, memory }, now)).toBe('noise')
    expect(proposalDue({ alert: old, memory: { ...memory, verdicts: thrice.slice(1) } }, now)).toBeUndefined()
    expect(proposalDue({ alert: old, memory }, new Date('2026-12-05T12:00:00Z'))).toBeUndefined()
  })

  it('is after 90 days of silence, and not before', () => {
    expect(proposalDue({ alert: old, memory: aMemory() }, now)).toBe('silent')
    expect(proposalDue({ alert: anAlert(), memory: aMemory() }, now)).toBeUndefined()
    const memory = aMemory({ lastFiredAt: '2026-10-01T09:00:00.000Z' })
    expect(proposalDue({ alert: old, memory }, now)).toBeUndefined()
  })
})
