import type { KnownBlock } from '@slack/types'
import { longestTitle } from '../../../alert/alert-rule.ts'
import { cutText } from '../../blocks/cut-text.ts'
import { callBlocks } from '../call-blocks.ts'
import { inputBlock, plain, selectInput, textInput, still } from '../form-fields.ts'
import { alertBlocks, alertFormActions } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'

/** Shown on demand, and where they say something. */
export function rarerAlertBlocks(form: AlertForm, usualTitle: string): KnownBlock[] {
  if (!form.isWhole) return []
  return [
    { type: 'divider' },
    forField(form),
    textInput({
      blockId: alertBlocks.minimum(form.edition),
      actionId: alertFormActions.field('minimum'),
      label: 'Stay silent below',
      hint: 'While fewer people or events are counted than that: a group of seven is soon 30% smaller. Of a share, the people it is a share of.',
      isOptional: true,
      value: form.minimum,
    }),
    ...callBlocks(form, alertFormActions.field),
    ...quietBlocks(form),
    still(
      selectInput({
        blockId: alertBlocks.reminders,
        actionId: alertFormActions.field('reminders'),
        label: 'Reminders while it fires and nobody has acknowledged it',
        hint: 'Afterwards it stays silent until it recovers, and says so.',
        choices: ['0', '1', '2', '3', '5', '10'].map((count) => ({
          value: count,
          label: count === '0' ? 'None' : `Up to ${count}`,
        })),
        value: form.reminders,
      }),
    ),
    endField(form),
    ownerField(form),
    titleField(form, usualTitle),
  ]
}

function forField({ edition, forPoints }: AlertForm): KnownBlock {
  const choices = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: index === 0 ? 'The first one' : `${index + 1} in a row`,
  }))
  return selectInput({
    blockId: alertBlocks.forPoints(edition),
    actionId: alertFormActions.field('for'),
    label: 'Fires after how many such values',
    choices,
    value: forPoints,
  })
}

function quietBlocks(form: AlertForm): KnownBlock[] {
  const choice = selectInput({
    blockId: alertBlocks.quiet,
    actionId: alertFormActions.field('quiet'),
    label: 'Quiet hours',
    hint: 'It goes on watching, and says afterwards what still fires.',
    choices: [
      { value: 'never', label: 'None' },
      { value: 'nights', label: 'Every day between two times' },
      { value: 'nights and weekends', label: 'The same, and all weekend' },
    ],
    value: form.quiet,
  })
  if (form.quiet === 'never') return [choice]
  return [choice, timeField(form, 'from'), timeField(form, 'to')]
}

function timeField(form: AlertForm, end: 'from' | 'to'): KnownBlock {
  const isFrom = end === 'from'
  const input = inputBlock(
    {
      blockId: isFrom ? alertBlocks.quietFrom : alertBlocks.quietTo,
      label: isFrom ? `Quiet from (${form.timeZone})` : 'Until',
    },
    {
      type: 'timepicker',
      action_id: alertFormActions.field(isFrom ? 'quiet_from' : 'quiet_to'),
      initial_time: isFrom ? form.quietFrom : form.quietTo,
    },
  )
  return still(input)
}

function endField({ endsOn }: AlertForm): KnownBlock {
  const input = inputBlock(
    { blockId: alertBlocks.endsOn, label: 'Last day', isOptional: true },
    {
      type: 'datepicker',
      action_id: alertFormActions.field('ends'),
      placeholder: plain('It goes on'),
      ...(endsOn === '' ? {} : { initial_date: endsOn }),
    },
  )
  return still(input)
}

function ownerField({ ownerId }: AlertForm): KnownBlock {
  const input = inputBlock(
    {
      blockId: alertBlocks.owner,
      label: 'Owner',
      hint: 'May change it, and hears of what goes wrong with it.',
    },
    {
      type: 'users_select',
      action_id: alertFormActions.field('owner'),
      ...(ownerId === '' ? {} : { initial_user: ownerId }),
    },
  )
  return still(input)
}

function titleField({ title }: AlertForm, usualTitle: string): KnownBlock {
  const input = inputBlock(
    { blockId: alertBlocks.title, label: 'Title', isOptional: true },
    {
      type: 'plain_text_input',
      action_id: alertFormActions.field('title'),
      max_length: longestTitle,
      placeholder: plain(cutText(usualTitle || 'Daily active users', 150)),
      ...(title === '' ? {} : { initial_value: title }),
    },
  )
  return still(input)
}
