import { longestTitle, mostParts, type DigestDefinition } from '../../../digest/digest.ts'
import { comparisons, type MetricQuery } from '../../../query/query.ts'
import { partText } from '../../../digest/part-text.ts'
import { titleFor } from '../../digests/plan-digest.ts'
import { callMistake, mentionOf } from '../call-blocks.ts'
import { placeMistake } from '../place-blocks.ts'
import { digestBlocks } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import type { LookedUpQuestions } from './look-up-questions.ts'
import { readWhen } from './read-when.ts'

/** A form is a digest, or it is not yet; then fields say what is missing or wrong, by their block ids. */
export type CheckedDigestForm =
  | { kind: 'definition'; definition: DigestDefinition }
  | { kind: 'mistakes'; mistakes: Readonly<Record<string, string>> }

interface Known {
  questions: LookedUpQuestions
  projectName: string
  now: Date
}

export function checkDigestForm(form: DigestForm, known: Known): CheckedDigestForm {
  const when = readWhen(form, known.now)
  const mistakes = {
    ...questionMistakes(form, known.questions),
    ...(when.kind === 'mistake' ? { [digestBlocks.when(form.whenEdition)]: when.sentence } : {}),
    ...placeMistake(form),
    ...callMistake(form),
  }
  if (when.kind === 'mistake' || Object.keys(mistakes).length > 0) return { kind: 'mistakes', mistakes }
  const queries = queriesIn(form, known.questions)
  const comparison = comparisons.find((each) => each === form.comparison)
  const mention = mentionOf(form)
  const definition: DigestDefinition = {
    title: form.title.trim().slice(0, longestTitle) || titleFor(queries, known.projectName),
    parts: queries.map(partText),
    schedule: when.schedule,
    channelId: form.place === 'person' ? form.personId : form.channelId,
    ...(comparison === undefined ? {} : { comparison }),
    onlyWhenMoved: form.onlyWhenMoved,
    ...(mention === undefined ? {} : { mention }),
    layout: form.layout,
    pictures: form.pictures,
    graceMinutes: Number(form.graceMinutes),
  }
  return { kind: 'definition', definition }
}

/** Those of the fields that are questions already, in their order. */
export function queriesIn(form: DigestForm, questions: LookedUpQuestions): readonly MetricQuery[] {
  return form.rows.flatMap(({ id }) => {
    const found = questions.get(id)
    return found?.kind === 'questions' ? found.queries : []
  })
}

/** An empty field among others says nothing and is let go. */
function questionMistakes(form: DigestForm, questions: LookedUpQuestions): Record<string, string> {
  const mistakes: Record<string, string> = {}
  for (const { id } of form.rows) {
    const found = questions.get(id)
    if (found?.kind === 'mistake') mistakes[digestBlocks.question(id)] = found.sentence
  }
  const [first] = form.rows
  const count = queriesIn(form, questions).length
  if (first === undefined || Object.keys(mistakes).length > 0) return mistakes
  if (count === 0) return { [digestBlocks.question(first.id)]: 'Type a question, such as “dau last 30d”.' }
  return count > mostParts
    ? {
        [digestBlocks.question(first.id)]: `A digest has at most ${mostParts} questions; these are ${count}.`,
      }
    : {}
}
