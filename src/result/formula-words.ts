import type { FormulaQuery } from '../query/query.ts'
import { eventName } from './event-name.ts'
import type { Unit } from './metric-result.ts'

/** People by people: a share, though it may exceed the whole, since nobody has to have done both. */
const shareOfPeople = /^UNIQUES\([AB]\d*\)\/UNIQUES\([AB]\d*\)$/
/** Anything by people that is no count of people itself: how much of it each of them did, or spent. */
const perPerson = /^(?!UNIQUES\(|ACTIVE\()[A-Z]+\([AB]\d*\)\/UNIQUES\([AB]\d*\)$/
/** Functions whose value at one point rests on other points: over the whole range they say nothing. */
const overTime = /\b(?:CUMSUM|ROLLAVG|ROLLWIN|ROLLWINBEFORE|TRENDLINE)\(/
const ofProperty = /\b(?:PROP[A-Z]+|ARPAU|REVENUETOTAL)\(/
const ofPeople = /\b(?:UNIQUES|ACTIVE|AVG|ARPAU)\(/

/**
 * What a formula's value counts, where that is certain: a share where it was written with `%:`, or is people by people;
 * else a number.
 */
export function formulaUnit(formula: string): Unit {
  const parts = partsOf(formula)
  return parts.every((part) => part.startsWith('%:') || shareOfPeople.test(bare(part))) ? 'ratio' : 'number'
}

/** What stands behind the number: `per user`, else nothing, since the formula is named above it. */
export function formulaMeasure(formula: string): '' | 'per user' {
  return perPerson.test(bare(formula)) ? 'per user' : ''
}

/** Whether a formula calculated over the whole range at once answers anything. */
export function hasWholeRange(formula: string): boolean {
  return !overTime.test(formula)
}

/** Whether a formula calculates with a property of the event, which is then the first grouping of it. */
export function takesProperty(formula: string): boolean {
  return ofProperty.test(formula)
}

/** Whether people are counted in it: over a range each of them counts once, so the days do not add up to it. */
export function countsPeople(formula: string): boolean {
  return ofPeople.test(formula)
}

/**
 * The letters of a formula stand for its events; people know those by name: `UNIQUES(Purchase) / UNIQUES(Play Song)`. How
 * it is to be shown (`%:`) is left out.
 */
export function formulaInNames({ formula, events }: FormulaQuery): string {
  const names = events.map(eventName)
  const spoken = (part: string) =>
    bare(part).replaceAll(letterPattern, (whole, ...[before = '', letter = '', segment = '']: string[]) => {
      const name = names[letter.toUpperCase() === 'A' ? 0 : 1]
      if (name === undefined) return whole
      return `${before}${name}${segment === '' ? '' : ` in segment ${segment}`}`
    })
  return partsOf(formula)
    .map((part) => spaced(spoken(part)))
    .join('; ')
}

/** A letter stands alone between brackets and commas. */
const letterPattern = /(\(|, ?)\s*([AB])(\d*)\s*(?=[,)])/gi

/** Names hold signs of their own, so only those behind a bracket are the formula's. */
function spaced(formula: string): string {
  return formula.replaceAll(/(?<=\))\s*([/*+-])\s*/g, ' $1 ').trim()
}

function partsOf(formula: string): string[] {
  return formula
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function bare(formula: string): string {
  return formula.trim().replace(/^[%$]:\s*/, '')
}
