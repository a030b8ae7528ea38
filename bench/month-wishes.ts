import type { AlertDefinition } from '../src/alert/alert-rule.ts'

type Rule = Pick<AlertDefinition, 'condition' | 'forPoints' | 'minimum'>

/** What somebody has seen of a question when they think of a rule: all of it before the month. */
interface Seen {
  lowest: number
  median: number
  highest: number
  /** Shares move less than counts, and people know it. */
  isShare: boolean
}

type Wish = (seen: Seen) => Rule

const unusual =
  (sensitivity: 'quiet' | 'normal' | 'sensitive', rest: Partial<Rule> = {}): Wish =>
  () => ({ condition: { kind: 'unusual', sensitivity }, forPoints: 1, ...rest })

const changes =
  (
    kind: 'drops' | 'rises',
    percent: number,
    rest: Partial<Rule> & { against?: 'previous' | 'last week' } = {},
  ): Wish =>
  ({ isShare }) => {
    const { against = 'last week', ...more } = rest
    const by = { kind: 'percent', percent: isShare ? percent / 2 : percent } as const
    return { condition: { kind, by, against }, forPoints: 1, ...more }
  }

const dropsBy =
  (share: number, forPoints = 1): Wish =>
  ({ median }) => ({
    condition: {
      kind: 'drops',
      by: { kind: 'absolute', value: roundNumber(share * median) },
      against: 'last week',
    },
    forPoints,
  })

const above =
  (forPoints = 1): Wish =>
  ({ highest }) => ({ condition: { kind: 'above', value: roundNumber(1.3 * highest) }, forPoints })

const below =
  (forPoints = 1): Wish =>
  (seen) =>
    isNearNothing(seen)
      ? above(forPoints)(seen)
      : { condition: { kind: 'below', value: roundNumber(0.8 * seen.lowest) }, forPoints }

const outside =
  (forPoints = 1): Wish =>
  (seen) =>
    isNearNothing(seen)
      ? above(forPoints)(seen)
      : {
          condition: {
            kind: 'outside',
            lower: roundNumber(0.75 * seen.lowest),
            upper: roundNumber(1.25 * seen.highest),
          },
          forPoints,
        }

/** Nobody is told much by a bound below a handful of people in the night. */
function isNearNothing({ lowest, isShare }: Seen): boolean {
  return lowest < 10 && !isShare
}

/** What is typed first, by what it is about; the ones in front are typed most. */
export const wishes: Readonly<Record<'day' | 'hour' | '5min', readonly Wish[]>> = {
  day: [
    unusual('normal'),
    changes('drops', 20),
    below(),
    unusual('quiet'),
    changes('rises', 50),
    unusual('sensitive'),
    outside(),
    dropsBy(0.25),
    changes('drops', 30, { against: 'previous' }),
    above(),
    unusual('normal', { minimum: 100 }),
  ],
  hour: [
    unusual('normal'),
    changes('drops', 30, { forPoints: 2 }),
    below(2),
    unusual('quiet'),
    changes('rises', 50),
    unusual('sensitive'),
    changes('drops', 40, { minimum: 50 }),
    above(),
    dropsBy(0.4),
  ],
  '5min': [
    unusual('normal'),
    changes('drops', 30, { forPoints: 3 }),
    below(3),
    unusual('quiet'),
    changes('rises', 50, { forPoints: 3 }),
    unusual('sensitive'),
    changes('drops', 50, { minimum: 50 }),
    outside(2),
    dropsBy(0.5, 2),
    changes('drops', 50, { against: 'previous', forPoints: 2 }),
  ],
}

/** To two digits, as people type them. */
export function roundNumber(value: number): number {
  return Number(value.toPrecision(2))
}
