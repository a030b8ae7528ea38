import type { InvalidQueryError } from '../../../errors.ts'
import { listedCode } from '../listed.ts'
import { nearest } from '../nearest.ts'
import type { TokenReader } from '../token-reader.ts'

/** Takes the one of a kind's measures that stands here, or undefined where the text ends or a clause begins. */
export function chooseMeasure<Measure>(
  reader: TokenReader,
  kind: string,
  measures: Readonly<Record<string, Measure>>,
): Measure | undefined {
  for (const [words, measure] of Object.entries(measures)) {
    if (reader.takeIf(...words.split(' '))) return measure
  }
  if (reader.isAtEnd || reader.openingAt() !== undefined) return undefined
  throw unknownMeasure(reader, kind, Object.keys(measures))
}

function unknownMeasure(reader: TokenReader, kind: string, words: readonly string[]): InvalidQueryError {
  const { span } = reader.peek()
  const meant = nearest(reader.slice(span), words)
  return reader.error(`\`${kind}\` has no “${reader.slice(span)}”: there is ${listedCode(words)}.`, span, {
    instead: meant === undefined ? words : [meant],
  })
}
