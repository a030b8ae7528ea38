import type { InvalidQueryError, Span } from '../../errors.ts'
import { clauseDefinitions, type ClauseName } from './clause-definitions.ts'
import { fillExample } from './sample-events.ts'
import type { TokenReader } from './token-reader.ts'

/** The mistake of a keyword without what belongs behind it: “`where` needs a condition, for example `where …`”. */
export function needsMore(reader: TokenReader, clause: ClauseName, keyword: Span): InvalidQueryError {
  const { needs = 'more', examples } = clauseDefinitions[clause]
  const typed = reader.slice(keyword).toLowerCase()
  const example = fillExample(examples.find((text) => text.startsWith(typed)) ?? examples[0])
  // Otherwise what was typed in its place would be left over.
  const fits = reader.isAtEnd || reader.openingAt() !== undefined
  return reader.error(`\`${typed}\` needs ${needs}, for example \`${example}\`.`, keyword, {
    instead: fits ? [example] : [],
    isUnfinished: reader.isAtEnd,
  })
}
