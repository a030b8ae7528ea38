import type { Button, KnownBlock, ModalView } from '@slack/types'
import { formatValue } from '../../result/format-value.ts'
import { cutText } from '../blocks/cut-text.ts'
import { paragraph, preformatted, words } from '../blocks/rich-text.ts'
import { blockIds, formActions } from './block-ids.ts'
import type { CheckedForm } from './check-form.ts'
import { choiceBlocks } from './choice-blocks.ts'
import { byDates, type Form } from './form.ts'
import { inputBlock, nameOption, plain, selectInput, still, textInput } from './form-fields.ts'
import type { FormReader } from './form-reader.ts'
import { formKindOf, formKinds, takes, takesChoice } from './form-kinds.ts'
import { growBlocks, peopleBlocks } from './people-blocks.ts'
import { headBlocks } from './head-blocks.ts'
import { projectBlocks } from './project-block.ts'
import { rarerBlocks } from './rarer-blocks.ts'
import { rememberForm } from './read-form.ts'

export const formCallback = 'amp_form'

/**
 * The form as a modal: it shows what its kind needs, the rarer fields on demand, and the question as it would be typed, with
 * what it costs of Amplitude's budget where that is known.
 */
export function formView(form: Form, checked: CheckedForm, seenBy: FormReader = {}): ModalView {
  const isForAskerAlone = form.destination === 'private' || formKindOf(form).isForAskerAlone === true
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plain('Build a question'),
    submit: plain(isForAskerAlone ? 'Ask' : 'Post'),
    close: plain('Cancel'),
    private_metadata: rememberForm(form),
    blocks: [
      questionBlock(checked),
      ...costBlocks(seenBy.cost),
      kindBlock(form, seenBy.mayLookUp ?? false),
      ...projectBlocks(form, seenBy.projects ?? []),
      ...headBlocks(form),
      ...choiceBlocks(form, ['metric']),
      ...metricPropertyBlocks(form),
      ...choiceBlocks(form, ['window']),
      ...groupBlocks(form),
      ...choiceBlocks(form, ['range']),
      ...dateBlocks(form),
      ...peopleBlocks(form),
      ...growBlocks(form),
      ...rarerBlocks(form),
      { type: 'divider' },
      ...destinationBlocks(form),
      ...previewBlocks(checked),
    ],
  }
}

function kindBlock(form: Form, mayLookUp: boolean): KnownBlock {
  const offered = formKinds.filter(({ isForAdmins }) => mayLookUp || isForAdmins !== true)
  return selectInput({
    blockId: blockIds.kind,
    actionId: formActions.field('kind'),
    label: 'What do you want to know?',
    choices: offered.map(({ name, label }) => ({ value: name, label })),
    value: form.kind,
  })
}

function metricPropertyBlocks(form: Form): KnownBlock[] {
  if (!takesChoice(form, 'metric') || !form.choices.metric.endsWith(' of')) return []
  return [
    textInput({
      blockId: blockIds.metricProperty,
      actionId: formActions.field('metricProperty'),
      label: 'Property of the event',
      placeholder: 'price',
      value: form.metricProperty,
    }),
  ]
}

function groupBlocks(form: Form): KnownBlock[] {
  if (!takes(form, 'by')) return []
  const { groupBy } = form
  const field = { blockId: blockIds.groupBy(form.kind), label: 'Split by', isOptional: true }
  return [
    inputBlock(field, {
      type: 'multi_external_select',
      action_id: formActions.groupBy,
      min_query_length: 0,
      placeholder: plain('Country, platform, your own…'),
      ...(groupBy.length === 0 ? {} : { initial_options: groupBy.map(nameOption) }),
    }),
  ]
}

function dateBlocks(form: Form): KnownBlock[] {
  if (!takesChoice(form, 'range') || form.choices.range !== byDates) return []
  return [
    inputBlock(
      { blockId: blockIds.from, label: 'First day' },
      {
        type: 'datepicker',
        action_id: formActions.field('from'),
        ...(form.from && { initial_date: form.from }),
      },
    ),
    inputBlock(
      {
        blockId: blockIds.to,
        label: 'Last day',
        hint: 'Until today where it is left empty.',
        isOptional: true,
      },
      { type: 'datepicker', action_id: formActions.field('to'), ...(form.to && { initial_date: form.to }) },
    ),
  ]
}

function destinationBlocks(form: Form): KnownBlock[] {
  if (formKindOf(form).isForAskerAlone === true)
    return [{ type: 'context', elements: [plain('Only you see the answer, as a direct message.')] }]
  const destination = selectInput({
    blockId: blockIds.destination,
    actionId: formActions.field('destination'),
    label: 'Who sees the answer?',
    choices: [
      { value: 'channel', label: 'Everybody in a channel' },
      { value: 'private', label: 'Only me, as a direct message' },
    ],
    value: form.destination,
  })
  return form.destination === 'private' ? [destination] : [destination, channelBlock(form)]
}

/** The way into the channel comes with the submission, so an answer reaches its asker also where the bot is no member. */
function channelBlock({ channelId }: Form): KnownBlock {
  const select = inputBlock(
    { blockId: blockIds.channel, label: 'Channel' },
    {
      type: 'conversations_select',
      action_id: formActions.field('channel'),
      response_url_enabled: true,
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      ...(channelId === '' ? { default_to_current_conversation: true } : { initial_conversation: channelId }),
    },
  )
  return still(select)
}

/** Rich text holds more; a command that long is not read but copied. */
const lineLimit = 2_400

/** The question as it would be typed, to be copied and learned from; or what is missing for one. */
function questionBlock(checked: CheckedForm): KnownBlock {
  if (checked.kind === 'question') return preformatted(cutText(`/amp ${checked.canonicalText}`, lineLimit))
  return paragraph(words(cutText(checked.mistake.sentence, lineLimit), { italic: true }))
}

/** Five minutes allow a cost of 1,000; whoever sees a thousand here knows to ask for less. */
function costBlocks(cost: number | undefined): KnownBlock[] {
  if (cost === undefined) return []
  const text = `Costs up to ${formatValue(cost, 'number')} of the 1,000 that Amplitude allows in five minutes`
  return [{ type: 'context', elements: [plain(text)] }]
}

function previewBlocks(checked: CheckedForm): KnownBlock[] {
  if (checked.kind === 'mistake') return []
  const buttons = [button(formActions.preview, 'Preview'), button(formActions.copy, 'Copy command')]
  return [{ type: 'actions', block_id: 'preview', elements: buttons }]
}

function button(actionId: string, label: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label) }
}
