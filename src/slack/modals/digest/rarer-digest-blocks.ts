import type { KnownBlock } from '@slack/types'
import { callBlocks } from '../call-blocks.ts'
import { asOption, inputBlock, selectInput, type Choice, still } from '../form-fields.ts'
import { digestBlocks, digestFormActions } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import { usual } from './read-digest-form.ts'

/** Shown on demand, and where they say something. */
export function rarerDigestBlocks(form: DigestForm): KnownBlock[] {
  if (!form.isWhole) return []
  return [
    { type: 'divider' },
    movedBlock(form),
    still(
      selectInput({
        blockId: digestBlocks.comparison,
        actionId: digestFormActions.field('comparison'),
        label: 'Compare with',
        hint: 'For questions that have no comparison of their own.',
        choices: comparisonChoices,
        value: form.comparison || usual,
      }),
    ),
    ...callBlocks(form, digestFormActions.field),
    still(
      selectInput({
        blockId: digestBlocks.pictures,
        actionId: digestFormActions.field('pictures'),
        label: 'Pictures',
        choices: [
          { value: 'combined', label: 'One with all questions' },
          { value: 'each', label: 'One for each question' },
          { value: 'none', label: 'None' },
        ],
        value: form.pictures,
      }),
    ),
    still(
      selectInput({
        blockId: digestBlocks.layout,
        actionId: digestFormActions.field('layout'),
        label: 'Where pictures stand',
        choices: [
          { value: 'single', label: 'Below the words, in one message' },
          { value: 'thread', label: 'In the thread of the words' },
        ],
        value: form.layout,
      }),
    ),
    still(
      selectInput({
        blockId: digestBlocks.grace,
        actionId: digestFormActions.field('grace'),
        label: 'If Ampbot was down at its time, send it late',
        choices: graceChoices,
        value: form.graceMinutes,
      }),
    ),
  ]
}

function movedBlock({ onlyWhenMoved }: DigestForm): KnownBlock {
  const options = [
    asOption({
      value: 'moved',
      label: 'Send it only when something moved',
      description: 'More than usual for its weekday; quiet runs are listed in the history',
    }),
  ]
  return still(
    inputBlock(
      { blockId: digestBlocks.onlyWhenMoved, label: 'How often is too often?', isOptional: true },
      {
        type: 'checkboxes',
        action_id: digestFormActions.field('moved'),
        options,
        ...(onlyWhenMoved ? { initial_options: options } : {}),
      },
    ),
  )
}

const comparisonChoices: readonly Choice[] = [
  { value: usual, label: 'As each question says' },
  { value: 'previous', label: 'The days just before' },
  { value: 'last week', label: 'The same days a week earlier' },
  { value: 'last month', label: 'The same days four weeks earlier' },
  { value: 'last year', label: 'The same days a year earlier' },
]

const graceChoices: readonly Choice[] = [
  { value: '0', label: 'Never: skip it' },
  { value: '30', label: 'Up to half an hour' },
  { value: '120', label: 'Up to two hours' },
  { value: '360', label: 'Up to six hours' },
  { value: '720', label: 'Up to twelve hours' },
  { value: '1440', label: 'Up to a day' },
]
