import type { Button, KnownBlock } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import { textKind, type Form } from './form.ts'
import { inputBlock, nameOption, plain, selectInput, textInput } from './form-fields.ts'
import { formKindOf, shownEvents, type EventFields } from './form-kinds.ts'

/** What the question is about: the fields between its kind and its clauses. */
export function headBlocks(form: Form): KnownBlock[] {
  if (form.kind === textKind) return [typedBlock(form)]
  const { head, events } = formKindOf(form)
  return [
    ...(head === undefined ? [] : [headBlock(form)]),
    ...(events === undefined ? [] : eventBlocks(form, events)),
  ]
}

function typedBlock({ text }: Form): KnownBlock {
  return textInput({
    blockId: blockIds.text,
    actionId: formActions.field('text'),
    label: 'Your question, as it is typed behind /amp',
    value: text,
    isLong: true,
  })
}

function headBlock(form: Form): KnownBlock {
  const { head } = formKindOf(form)
  const blockId = blockIds.head(form.kind)
  const field = { blockId, label: head?.label ?? '', value: form.head }
  switch (head?.kind) {
    case 'choice':
      return selectInput({
        ...field,
        actionId: formActions.field('head'),
        choices: head.options.map(([value, label]) => ({ value, label })),
      })
    case 'property':
      return inputBlock(field, {
        type: 'external_select',
        action_id: formActions.headProperty,
        min_query_length: 0,
        placeholder: plain('Platform, country, your own…'),
        ...(form.head === '' ? {} : { initial_option: nameOption(form.head) }),
      })
    case 'text':
      return textInput({
        ...field,
        actionId: formActions.field('head'),
        hint: head.hint,
        placeholder: head.placeholder,
        isOptional: head.missing === undefined,
      })
    case undefined:
      return textInput({ ...field, actionId: formActions.field('head') })
  }
}

function eventBlocks(form: Form, fields: EventFields): KnownBlock[] {
  const shown = shownEvents(form)
  const blocks = shown.map((event, index): KnownBlock => {
    const blockId = blockIds.event(index)
    const label = fields.labels[Math.min(index, fields.labels.length - 1)] ?? 'Event'
    return inputBlock(
      { blockId, label, isOptional: index >= fields.least },
      {
        type: 'external_select',
        action_id: formActions.event(index),
        min_query_length: 0,
        placeholder: plain(placeholderOf(form, index)),
        ...(event === '' ? {} : { initial_option: nameOption(event) }),
      },
    )
  })
  const buttons = eventButtons(shown.length, fields)
  return buttons.length === 0
    ? blocks
    : [...blocks, { type: 'actions', block_id: 'events', elements: buttons }]
}

/** Retention has an answer to each event that is not chosen. */
function placeholderOf({ kind }: Form, index: number): string {
  if (kind !== 'retention') return 'Search your events'
  return index === 0 ? 'Being new' : 'Being active again'
}

function eventButtons(shown: number, { shown: usual, most, noun }: EventFields): Button[] {
  const label = noun === 'step' ? 'step' : 'event'
  const buttons: Button[] = []
  if (shown < most)
    buttons.push({
      type: 'button',
      action_id: formActions.addEvent,
      text: plain(`Add a${noun === 'step' ? '' : 'n'} ${label}`),
    })
  if (shown > usual)
    buttons.push({
      type: 'button',
      action_id: formActions.removeEvent,
      text: plain(`Remove the last ${label}`),
    })
  return buttons
}
