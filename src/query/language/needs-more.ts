import type { InvalidQueryError, Span } from '../../errors.ts'
import { clauseDefinitions, type ClauseName } from './clause-definitions.ts'
import type { TokenReader } from './token-reader.ts'

/** The mistake of a keyword without what belongs behind it: “`where` needs a condition, for example `where …`”. */
export function needsMore(reader: TokenReader, clause: ClauseName, keyword: Span): InvalidQueryError {
  const { needs = 'more', examples } = clauseDefinitions[clause]
  const typed = reader.slice(keyword).toLowerCase()
  const example = examples.find((text) => text.startsWith(typed)) ?? examples[0]
  return reader.error(`\`${typed}\` needs ${needs}, for example \`${example}\`.`, keyword, {
    suggestions: [reader.replaced(keyword, example)],
    isUnfinished: reader.isAtEnd,
  })
}
