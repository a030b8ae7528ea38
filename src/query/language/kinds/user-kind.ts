import type { InvalidQueryError } from '../../../errors.ts'
import { readName, writeName } from '../name.ts'
import type { TokenReader } from '../token-reader.ts'
import { baseParts } from './base-parts.ts'
import type { KindDefinition } from './kind-definition.ts'

export const userKind: KindDefinition = {
  name: 'user',
  alsoSpelled: [],
  alsoCalled: ['person', 'profile', 'who is', 'lookup', 'look up'],
  meaning: 'what one person did last, by user id, device id, Amplitude ID or the beginning of a user id',
  examples: ['user 12345', 'user ana@acme.com'],
  asksAlone: false,
  clauses: ['project', 'private'],
  intervals: [],
  groupBys: { user: 0, event: 0, total: 0 },
  takesEventConditions: false,
  parseHead: (reader) => {
    const who = readWho(reader)
    return (common) => ({ kind: 'user', ...baseParts(common), isPrivate: true, who })
  },
  writeHead: (query) => {
    if (query.kind !== 'user') return undefined
    // Unquoted, a name that begins so is somebody in Slack.
    return `user ${query.who.startsWith('@') ? `"${query.who.replaceAll('"', '""')}"` : writeName(query.who, 'person')}`
  },
}

function readWho(reader: TokenReader): string {
  const name = readName(reader, 'person')
  if (name === undefined) throw missingPerson(reader)
  if (name.quote === 'whole' || !name.text.startsWith('@')) return name.text
  const problem = `\`${name.text}\` is a name in Slack; Amplitude knows people by user id, device id or e-mail address.`
  throw reader.error(problem, name.span, {
    instead: [name.text.slice(1).trim()],
  })
}

function missingPerson(reader: TokenReader): InvalidQueryError {
  return reader.error(
    '`user` needs somebody’s user id, device id or Amplitude ID, for example `user 12345`.',
    reader.lastTaken().span,
    { isUnfinished: true },
  )
}
