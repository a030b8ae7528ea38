import type { InvalidQueryError } from '../../errors.ts'
import type { PropertyCondition } from '../query.ts'
import { countryName } from './country-names.ts'
import { readName, writeName, type Name } from './name.ts'
import { readProperty, writeProperty, type BareMeaning } from './property.ts'
import type { TokenReader } from './token-reader.ts'

type Operator = PropertyCondition['operator']

/** Operators as they may be typed, longest first; the first spelling of each is the one we write. */
const spellings: readonly (readonly [operator: Operator, ...words: string[]])[] = [
  ['does not contain', 'does', 'not', 'contain'],
  ['does not contain', '!~'],
  ['is not', 'is', 'not'],
  ['is not', 'not', 'in'],
  ['is not', '!='],
  ['is', 'is'],
  ['is', 'in'],
  ['is', '='],
  ['contains', 'contains'],
  ['contains', '~'],
  ['greater or equal', '>='],
  ['less or equal', '<='],
  ['greater', '>'],
  ['less', '<'],
]

/** What an operator can begin with. */
export const operatorKeys: ReadonlySet<string> = new Set(spellings.map(([, first]) => first ?? ''))

/** How Amplitude spells a property that is not there: `is set` is `is not (none)`, and the other way round. */
const absent = '(none)'

/** Reads `country is Germany, Japan`, `price >= 10`, `plan is set`; throws where an operator or a value is missing. */
export function readPropertyCondition(reader: TokenReader, bare: BareMeaning): PropertyCondition {
  const start = reader.peek().span.start
  const property = readProperty(reader, 'property', bare)
  if (property === undefined) throw missingProperty(reader)
  const operator = takeOperator(reader)
  if (operator === undefined) throw missingOperator(reader, start)
  const values = readValues(reader, operator)
  const isCountry = takesCountry({ property, operator })
  const condition: PropertyCondition = isAboutPresence(operator, values)
    ? { kind: 'property', property, operator: operator === 'is' ? 'is not' : 'is', values: [absent] }
    : {
        kind: 'property',
        property,
        operator,
        values: values.map(isCountry ? readCountry(reader) : (value) => value.text),
      }
  reader.place(condition.values, values.at(-1)?.span ?? reader.lastTaken().span)
  return reader.place(condition, reader.spanFrom(start))
}

/** Writes a condition so that it is read back exactly where bare names have the given meaning. */
export function writePropertyCondition(condition: PropertyCondition, bare: BareMeaning): string {
  const property = writeProperty(condition.property, 'property', bare)
  const isAbout = condition.values.length === 1 && condition.values[0] === absent
  if (isAbout && condition.operator === 'is') return `${property} is not set`
  if (isAbout && condition.operator === 'is not') return `${property} is set`
  const values = condition.values.map((value) => writeValue(value, condition))
  return `${property} ${writtenOperator(condition.operator)} ${values.join(', ')}`
}

/** Whether a value is a whole country, which has a code; what a country's name contains is a part of it. */
function takesCountry({ property, operator }: Pick<PropertyCondition, 'property' | 'operator'>): boolean {
  const isWhole = operator === 'is' || operator === 'is not'
  return property.of === 'user' && property.name === 'country' && isWhole
}

/** Text that could be a country's code is quoted, because unquoted it would become the country's name. */
function writeValue(value: string, condition: PropertyCondition): string {
  const isCode = takesCountry(condition) && countryName(value) !== undefined
  return isCode ? `"${value}"` : writeName(value, 'value')
}

function writtenOperator(operator: Operator): string {
  const symbols: Partial<Record<Operator, string>> = {
    greater: '>',
    less: '<',
    'greater or equal': '>=',
    'less or equal': '<=',
  }
  return symbols[operator] ?? operator
}

function takeOperator(reader: TokenReader): Operator | undefined {
  return spellings.find(([, ...words]) => reader.takeIf(...words))?.[0]
}

function readValues(reader: TokenReader, operator: Operator): Name[] {
  const values: Name[] = []
  do {
    const value = readName(reader, 'value')
    if (value === undefined) throw missingValue(reader, values)
    values.push(value)
  } while (reader.takeIf(','))
  if (reader.peek().key === 'or') throw alternative(reader)
  const second = values[1]
  if (second !== undefined && /^(less|greater)/.test(operator)) {
    throw reader.error(
      `\`${writtenOperator(operator)}\` compares with one value. Write a number without commas, such as 1000.`,
      second.span,
      { suggestions: withoutCommas(reader, values) },
    )
  }
  return values
}

/** `1,000` looks like two values. */
function withoutCommas(reader: TokenReader, values: readonly Name[]): string[] {
  const digits = values.map(({ text }) => text).join(',')
  if (!/^\d{1,3}(,\d{3})+$/.test(digits)) return []
  const span = reader.spanFrom(values[0]?.span.start ?? 0)
  return [reader.replaced(span, digits.replaceAll(',', ''))]
}

function isAboutPresence(operator: Operator, values: readonly Name[]): boolean {
  const [value] = values
  const isPlainSet = value?.quote === 'none' && value.text.toLowerCase() === 'set'
  return isPlainSet && values.length === 1 && (operator === 'is' || operator === 'is not')
}

function readCountry(reader: TokenReader): (value: Name) => string {
  return (value) => {
    const country = value.quote === 'none' ? countryName(value.text) : undefined
    if (country === undefined) return value.text
    reader.notes.push(`${value.text} = ${country}`)
    return country
  }
}

function missingProperty(reader: TokenReader): InvalidQueryError {
  const here = reader.peek()
  const problem =
    here.kind === 'end'
      ? 'A condition is missing at the end'
      : `A property is missing before \`${reader.slice(here.span)}\``
  return reader.error(`${problem}, for example \`country is Japan\`.`, here.span, {
    isUnfinished: here.kind === 'end',
  })
}

function missingOperator(reader: TokenReader, start: number): InvalidQueryError {
  const span = reader.spanFrom(start)
  const typed = reader.slice(span)
  const firstSpace = typed.indexOf(' ')
  if (firstSpace < 0) {
    return reader.error(`“${typed}” needs an operator and a value, for example \`${typed} is …\`.`, span, {
      isUnfinished: true,
    })
  }
  const asIs = `${typed.slice(0, firstSpace)} is ${typed.slice(firstSpace + 1)}`
  return reader.error(`“${typed}” has no operator such as \`is\`.`, span, { instead: [asIs] })
}

function missingValue(reader: TokenReader, before: readonly Name[]): InvalidQueryError {
  const last = reader.lastTaken()
  const typed = reader.slice(last.span)
  const hint = before.length > 0 ? 'another value' : 'a value'
  return reader.error(
    `\`${typed}\` needs ${hint}; a name that is also a keyword goes in quotes.`,
    last.span,
    { isUnfinished: reader.isAtEnd },
  )
}

function alternative(reader: TokenReader): InvalidQueryError {
  const { span } = reader.peek()
  return reader.error(
    '`or` is not understood: values are separated by `,`, and a name that holds “or” goes in quotes.',
    span,
    { suggestions: [reader.replaced({ start: span.start - 1, end: span.end }, ',')] },
  )
}
