import { escapeText, normalizeText } from '../../query/language/normalize-text.ts'
import { blockIds } from './block-ids.ts'
import { byDates, textKind, type ChoiceName, type Form } from './form.ts'
import { formKindOf, shownEvents, takes, takesChoice } from './form-kinds.ts'
import { ownParts, rowParts, type Said } from './write-rows.ts'

/** The question that a form asks, and which field says which part of it. */
export interface WrittenForm {
  /** As it could be typed behind `/amp`; `pieces` point into it once it is normalised. */
  text: string
  pieces: readonly FormPiece[]
}

/** What one field says, and where: half-open offsets into the normalised text. */
export interface FormPiece {
  blockId: string
  start: number
  end: number
}

/** Writes a form as a question. Fields that its kind does not take are left out, so they survive a change of kind. */
export function writeForm(form: Form): WrittenForm {
  const said = [...(form.kind === textKind ? [{ blockId: blockIds.text, words: form.text }] : partsOf(form))]
  if (form.destination === 'private') said.push({ blockId: blockIds.destination, words: 'private' })
  let text = ''
  const pieces: FormPiece[] = []
  for (const { blockId, words, joint = ' ' } of said) {
    // Each by itself, so that a quote that is left open spoils only its own field.
    const normalized = normalizeText(words)
    if (normalized === '') continue
    const start = text.length
    text += text === '' ? normalized : `${joint}${normalized}`
    pieces.push({ blockId, start, end: text.length })
  }
  return { text: escapeText(text), pieces }
}

function partsOf(form: Form): Said[] {
  const { more } = form
  return [
    ...headParts(form),
    ...choiceParts(form, ['metric', 'window', 'order', 'population', 'method']),
    ...(takes(form, 'where') ? rowParts(form) : []),
    { blockId: blockIds.more, words: more },
    ...groupParts(form),
    ...choiceParts(form, ['interval', 'range']),
    ...countParts(form),
    ...choiceParts(form, ['comparison', 'output']),
    { blockId: blockIds.project, words: form.project === '' ? '' : `project ${form.project}` },
  ]
}

function headParts(form: Form): Said[] {
  const { head, events } = formKindOf(form)
  const parts: Said[] = [{ blockId: blockIds.kind, words: form.kind }]
  if (head !== undefined) parts.push({ blockId: blockIds.head(form.kind), words: form.head })
  if (events === undefined) return parts
  const isFormula = head?.kind === 'text'
  const named = writtenEvents(form).filter(({ words }) => words !== '')
  return [
    ...parts,
    ...named.flatMap(({ position, words }, index) => {
      const joint = index === 0 ? (isFormula ? ' of ' : ' ') : events.separator
      const event: Said = { blockId: blockIds.event(position), words, joint }
      return [event].concat(ownParts(form, position))
    }),
  ]
}

/** Returning to something has a beginning: without one it is a person's first day. */
function writtenEvents(form: Form): { position: number; words: string }[] {
  const { kind } = form
  const said = shownEvents(form).map((words, position) => ({ words, position }))
  const [start, back] = said
  const isReturnAlone = kind === 'retention' && start?.words === '' && back !== undefined && back.words !== ''
  return isReturnAlone ? [{ ...start, words: 'new' }, back] : said
}

function choiceParts(form: Form, names: readonly ChoiceName[]): Said[] {
  return names
    .filter((name) => takesChoice(form, name))
    .map((name) => ({ blockId: choiceBlock(form, name), words: choiceWords(form, name) }))
}

/** The field that a mistake is about: not the word that was chosen, but what was typed beside it. */
function choiceBlock({ kind, choices }: Form, name: ChoiceName): string {
  if (name === 'metric' && choices.metric.endsWith(' of')) return blockIds.metricProperty
  return name === 'range' && choices.range === byDates ? blockIds.from : blockIds.choice(name, kind)
}

function choiceWords(form: Form, name: ChoiceName): string {
  const words = form.choices[name]
  if (name === 'metric' && words.endsWith(' of')) return `${words} ${form.metricProperty}`
  if (name !== 'range' || words !== byDates) return words
  if (form.from === '') return ''
  return form.to === '' ? `since ${form.from}` : `${form.from}..${form.to}`
}

function countParts(form: Form): Said[] {
  return (['rolling', 'smoothed', 'top'] as const)
    .filter((name) => takes(form, name) && form[name] !== '')
    .map((name) => ({ blockId: blockIds[name], words: `${name} ${form[name]}` }))
}

function groupParts(form: Form): Said[] {
  if (!takes(form, 'by') || form.groupBy.length === 0) return []
  return [{ blockId: blockIds.groupBy(form.kind), words: `by ${form.groupBy.join(', ')}` }]
}
