import { none } from '../product/user-properties.ts'
import type { PropertyCodes } from './property-codes.ts'

/** A numeric property in at most so many bins of a round width. */
const mostBins = 20

/** The same property with bins for values: lower bound inclusive, upper exclusive. What is no number is `(none)`. */
export function binned(property: PropertyCodes): PropertyCodes {
  const numbers = property.values.map((value) => (value === '' ? NaN : Number(value)))
  const finite = numbers.filter((number) => Number.isFinite(number))
  const width = binWidth(Math.min(...finite), Math.max(...finite))
  const labels = numbers.map((number) => (Number.isFinite(number) ? binLabel(number, width) : none))
  const values = [...new Set(labels)]
  const codeOfValue = labels.map((label) => values.indexOf(label))
  return { column: property.column, codes: property.codes.map((code) => codeOfValue[code] ?? 0), values }
}

/** 1, 2 or 5 times a power of ten. */
function binWidth(low: number, high: number): number {
  const exact = Math.max((high - low) / mostBins, Number.EPSILON)
  const magnitude = 10 ** Math.floor(Math.log10(exact))
  return ([1, 2, 5, 10].find((factor) => factor * magnitude >= exact) ?? 10) * magnitude
}

function binLabel(value: number, width: number): string {
  const low = Math.floor(value / width) * width
  return `${tidy(low)} - ${tidy(low + width)}`
}

function tidy(value: number): number {
  return Number(value.toPrecision(10))
}
