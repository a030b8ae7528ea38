import type { KnownBlock, Overflow, PlainTextOption } from '@slack/types'
import { partText } from '../../../digest/part-text.ts'
import { formatValue } from '../../../result/format-value.ts'
import type { MetricQuery } from '../../../query/query.ts'
import { cutText } from '../../blocks/cut-text.ts'
import { undertakingOf } from '../../blocks/undertaking.ts'
import { asOption, plain, textInput } from '../form-fields.ts'
import { digestBlocks, digestFormActions, questionMoves } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import type { DigestFormKnown } from './know-digest-form.ts'

interface Standing {
  index: number
  count: number
  known: DigestFormKnown
}

/** A question's field, and below it how it is understood, with a menu to move it or take it away. */
export function questionBlocks(
  { id, text }: DigestForm['rows'][number],
  { index, count, known }: Standing,
): KnownBlock[] {
  const field = textInput({
    blockId: digestBlocks.question(id),
    actionId: digestFormActions.question(id),
    label: count === 1 ? 'Question' : `Question ${index + 1}`,
    placeholder: 'dau last 30d',
    ...(index === 0 ? { hint: 'As it is typed behind /amp. Enter shows how it is understood.' } : {}),
    // A field that was just added may stay empty; one that says something is taken away by its menu.
    isOptional: index > 0 && text === '',
    value: text,
  })
  const menu = menuFor(id, index, count)
  const said = understood(id, text, known)
  if (said === '' && menu === undefined) return [field]
  return [
    field,
    {
      type: 'section',
      block_id: `understood.${id}`,
      text: plain(cutText(said || 'Nothing yet.', 1_000)),
      ...(menu === undefined ? {} : { accessory: menu }),
    },
  ]
}

/** How it is read, what it costs, and the question as it is kept where that is not what was typed. */
function understood(id: number, typed: string, known: DigestFormKnown): string {
  const found = known.questions.get(id)
  switch (found?.kind) {
    case undefined:
    case 'empty':
      return ''
    case 'mistake':
      return `⚠ ${found.sentence}`
    case 'questions': {
      const cost = known.costOf(id)
      const price = cost === undefined ? '' : `  ·  costs up to ${formatValue(cost, 'number')}`
      const titles = found.queries.map((query) => titleOf(query, known.projectName)).join('; ')
      const kept = found.queries.map(partText).join('; ')
      const reading = kept === typed.trim() ? '' : `  ·  read as “${kept}”`
      return `✓ ${titles}${price}${reading}`
    }
  }
}

function titleOf(query: MetricQuery, projectName: string): string {
  const { title, range } = undertakingOf(query, projectName)
  return range === undefined ? title : `${title}, ${range}`
}

const labels = { up: 'Move up', down: 'Move down', remove: 'Remove' } as const

function menuFor(id: number, index: number, count: number): Overflow | undefined {
  if (count === 1) return undefined
  const possible = questionMoves.filter(
    (move) => !(move === 'up' && index === 0) && !(move === 'down' && index === count - 1),
  )
  const options: PlainTextOption[] = possible.map((move) => asOption({ value: move, label: labels[move] }))
  return { type: 'overflow', action_id: digestFormActions.menu(id), options }
}
