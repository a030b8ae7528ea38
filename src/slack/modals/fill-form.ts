import { InvalidQueryError } from '../../errors.ts'
import { describeQuery } from '../../query/describe-query.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { Day, Query } from '../../query/query.ts'
import { longestInput, queryFields } from './query-fields.ts'
import { emptyForm, textKind, type Form } from './form.ts'
import { formKinds } from './form-kinds.ts'

/**
 * The form with what was typed behind `build` filled in: field by field where it is a question, else as the text that it is.
 * An empty draft begins with the most usual kind.
 */
export function fillFromDraft(draft: string, channelId: string, today?: Day): Form {
  const known = today === undefined ? {} : { today }
  const asked = questionIn(draft, known)
  if (asked !== undefined) return fillForm(asked, channelId)
  const about = kindNamedIn(draft)
  if (draft.trim() === '' || draft.trim().toLowerCase() === about)
    return emptyForm(about ?? 'event', channelId)
  // A funnel of one step is a question about an event so far.
  const begun = about === 'funnel' ? questionIn(draft.replace(/^\s*\S+/, 'event'), known) : undefined
  if (begun !== undefined) return { ...fillForm(begun, channelId), kind: 'funnel' }
  return asTyped(emptyForm(textKind, channelId), draft)
}

/** The form with all of the question as the text that it is. */
export function asTyped({ channelId, destination }: Form, draft: string): Form {
  return { ...emptyForm(textKind, channelId), destination, text: draft.slice(0, longestInput) }
}

function questionIn(text: string, known: { today?: Day }): Query | undefined {
  const command = parseCommand(text, known)
  const isQuestion = !(command instanceof InvalidQueryError) && command.kind === 'question'
  return isQuestion ? command.question.query : undefined
}

/** The kind that the draft begins with, if the form has it. */
function kindNamedIn(draft: string): string | undefined {
  const command = parseCommand(`build ${draft}`)
  const about =
    !(command instanceof InvalidQueryError) && command.kind === 'build' ? command.about : undefined
  return formKinds.find(({ name }) => name === about)?.name
}

/** The form that writes this question; `writeForm` gives the same query back. */
export function fillForm(query: Query, channelId: string): Form {
  const empty = emptyForm(textKind, channelId)
  const destination = query.isPrivate ? 'private' : empty.destination
  const fields = queryFields(query)
  if (fields !== undefined) return { ...empty, ...fields, destination }
  return { ...empty, text: describeQuery({ ...query, isPrivate: false }), destination }
}
