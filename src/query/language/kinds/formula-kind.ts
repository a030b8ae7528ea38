import type { InvalidQueryError } from '../../../errors.ts'
import type { EventRef } from '../../query.ts'
import { readFormula, writeFormula, type ReadFormula } from '../formula.ts'
import { writeEvent } from '../event-name.ts'
import { fillExample } from '../sample-events.ts'
import type { TokenReader } from '../token-reader.ts'
import { peopleClauses, type CommonParts, type KindDefinition } from './kind-definition.ts'
import { readEvents } from './read-events.ts'

export const formulaKind: KindDefinition = {
  name: 'formula',
  alsoSpelled: [],
  alsoCalled: ['ratio', 'calculate', 'calc', 'compute'],
  meaning: 'a calculation with one or two events, `A` and `B` in the order in which they are named',
  examples: [
    'formula UNIQUES(A)/UNIQUES(B) of $1, $2',
    'formula TOTALS(A)/UNIQUES(A) of $1 last 8 weeks by platform',
    'formula ROLLAVG(UNIQUES, A, 7) of $1 last 3 months daily',
  ],
  asksAlone: false,
  clauses: [...peopleClauses, 'vs', 'interval', 'rolling', 'smoothed'],
  intervals: ['day', 'week', 'month', 'hour', '5min'],
  groupBys: { user: 2, event: 2, total: 2 },
  takesEventConditions: true,
  parseHead: (reader) => {
    const formula = readFormula(reader)
    if (formula === undefined) throw missingFormula(reader)
    if (!reader.takeIf('of')) throw missingOf(reader)
    const events = readEvents(reader, formulaKind)
    refuseLetters(reader, formula, events)
    return (common, { rolling, smoothed }) => {
      refuseParts(reader, formula, common)
      return {
        kind: 'formula',
        ...common,
        formula: formula.formula,
        events,
        ...(rolling === undefined ? {} : { rollingWindow: rolling }),
        ...(smoothed === undefined ? {} : { rollingAverage: smoothed }),
      }
    }
  },
  writeHead: (query) => {
    if (query.kind !== 'formula') return undefined
    const parts = [
      `formula ${writeFormula(query.formula)}`,
      `of ${query.events.map((event) => writeEvent(event, 'event')).join(', ')}`,
      query.rollingWindow === undefined ? '' : `rolling ${query.rollingWindow}`,
      query.rollingAverage === undefined ? '' : `smoothed ${query.rollingAverage}`,
    ]
    return parts.filter((part) => part !== '').join(' ')
  },
}

function missingFormula(reader: TokenReader): InvalidQueryError {
  const example = fillExample(formulaKind.examples[0])
  return reader.error(
    `\`formula\` needs a formula and its events, for example \`${example}\`.`,
    reader.lastTaken().span,
    {
      suggestions: reader.isAtEnd ? [example] : [],
      isUnfinished: true,
    },
  )
}

function missingOf(reader: TokenReader): InvalidQueryError {
  if (reader.peek().key === ';') {
    const suggestions = inQuotes(reader)
    return reader.error('A formula with `;` in it goes in quotes.', reader.peek().span, { suggestions })
  }
  const example = fillExample('of $1, $2')
  const { end } = reader.lastTaken().span
  return reader.error(
    `A formula needs the events that its letters stand for, for example \`${example}\`.`,
    reader.lastTaken().span,
    {
      suggestions: [reader.replaced({ start: end, end }, ` ${example}`)],
      isUnfinished: true,
    },
  )
}

/** The question with everything up to `of` in quotes. */
function inQuotes(reader: TokenReader): string[] {
  const [, formula = ''] = /^\S+ (.+?) of /i.exec(reader.text) ?? []
  const start = reader.text.indexOf(formula)
  const isPlain = formula !== '' && !formula.includes('"')
  return isPlain ? [reader.replaced({ start, end: start + formula.length }, `"${formula}"`)] : []
}

/** Each letter needs an event. */
function refuseLetters(reader: TokenReader, { letters }: ReadFormula, events: readonly EventRef[]): void {
  if (letters.length === 0) {
    throw reader.error(
      'A formula calculates with events: say what of them counts, for example `UNIQUES(A)`.',
      {
        start: 0,
        end: reader.lastTaken().span.end,
      },
    )
  }
  const excess = letters.find(({ event }) => event >= events.length)
  if (excess === undefined) return
  const letter = reader.slice(excess.span)
  const problem =
    excess.event > 1
      ? `\`${letter}\` cannot be: Amplitude calculates with two events at most, \`A\` and \`B\`.`
      : `\`${letter}\` has no event: name a second one, for example \`of ${fillExample('$1, $2')}\`.`
  throw reader.error(problem, excess.span, { isUnfinished: excess.event === 1 })
}

/** What the formula needs of the clauses: a segment for each number, a property to calculate with. */
function refuseParts(
  reader: TokenReader,
  { letters, ofProperty }: ReadFormula,
  { segments, groupBy }: CommonParts,
): void {
  const excess = letters.find(({ segment = 1 }) => segment < 1 || segment > Math.max(1, segments.length))
  if (excess !== undefined) {
    const typed = reader.slice(excess.span)
    const problem = `\`${typed}\` means \`${typed.charAt(0)}\` in segment ${excess.segment}, and there is no such \`segment\`.`
    throw reader.error(problem, excess.span)
  }
  if (ofProperty === undefined || groupBy.some(({ of }) => of === 'event')) return
  const problem = `\`${ofProperty.name}\` calculates with a property of the event: add it, for example \`by event.price\`.`
  throw reader.error(problem, ofProperty.span, { suggestions: [reader.appended('by event.price')] })
}
