import type { Button, KnownBlock, StaticSelect } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import type { Addition } from './change-form.ts'
import { textKind, type Form, type FormSegment } from './form.ts'
import { asOption, plain } from './form-fields.ts'
import { formKindOf, takes } from './form-kinds.ts'
import { isShown, mostRows, mostSegments, nextRowId, rowsOf } from './form-rows.ts'
import { rowBlocks } from './row-blocks.ts'

/** Who is looked at: conditions for everybody, then each segment under its own heading. */
export function peopleBlocks(form: Form): KnownBlock[] {
  if (!takes(form, 'where')) return []
  const conditions = form.conditions.filter((row) => isShown(form, row))
  return [
    ...(conditions.length === 0 ? [] : [heading('Only where all of this is true')]),
    ...conditions.flatMap((row) => rowBlocks(row, form)),
    ...form.segments.flatMap((segment, index) => segmentBlocks(form, segment, index)),
  ]
}

/** One list for all that can be added, because a button for each would fill a phone. */
export function growBlocks(form: Form): KnownBlock[] {
  const elements: (Button | StaticSelect)[] = []
  if (takes(form, 'where') && rowsOf(form).length < mostRows) {
    const offered: Addition[] = [...rowKinds]
    const { noun } = formKindOf(form).events ?? {}
    if (noun !== undefined) offered.push('own')
    if (form.segments.length < mostSegments) offered.push('segment')
    elements.push(
      additions(formActions.add, { placeholder: 'Add…', offered, isForAll: form.segments.length > 0, noun }),
    )
  }
  if (form.kind !== textKind && !form.isWhole) {
    elements.push({ type: 'button', action_id: formActions.showAll, text: plain('More options') })
  }
  const blockId = blockIds.grow(nextRowId(form))
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: blockId, elements }]
}

function heading(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: `*${text}*` } }
}

function segmentBlocks(form: Form, { id, conditions }: FormSegment, index: number): KnownBlock[] {
  const hasRoom = rowsOf(form).length < mostRows
  const offered = hasRoom ? ([...rowKinds, 'nothing'] as const) : (['nothing'] as const)
  return [
    { type: 'divider' },
    {
      type: 'section',
      block_id: blockIds.segment(id, nextRowId(form)),
      text: { type: 'mrkdwn', text: `*Segment ${index + 1}*` },
      accessory: additions(formActions.addTo(id), { placeholder: 'Change…', offered, isForAll: false }),
    },
    ...conditions.flatMap((row) => rowBlocks(row, form)),
  ]
}

const rowKinds = ['property', 'behaviour', 'cohort'] as const satisfies readonly Addition[]

const additionLabels: Readonly<Record<Exclude<Addition, 'own'>, string>> = {
  property: 'Condition on a property',
  behaviour: 'Who did an event, or did not',
  cohort: 'Cohort',
  segment: 'Segment to compare',
  nothing: 'Remove this segment',
}

interface Offer {
  placeholder: string
  offered: readonly Addition[]
  /** Beside segments it has to be said whom a condition is for. */
  isForAll: boolean
  /** What the kind calls its events. */
  noun?: 'event' | 'step' | undefined
}

function additions(actionId: string, { placeholder, offered, isForAll, noun }: Offer): StaticSelect {
  const options = offered.map((value) =>
    asOption({
      value,
      label: value === 'own' ? `Condition of one ${noun ?? 'event'}` : additionLabels[value],
      description: isForAll && value !== 'segment' && value !== 'own' ? 'for every segment' : '',
    }),
  )
  return { type: 'static_select', action_id: actionId, placeholder: plain(placeholder), options }
}
