import type { Button, KnownBlock, ModalView } from '@slack/types'
import { longestTitle, mostParts } from '../../../digest/digest.ts'
import { formatValue } from '../../../result/format-value.ts'
import { nextRuns } from '../../../schedule/schedule.ts'
import { cutText } from '../../blocks/cut-text.ts'
import { nextRunLines } from '../../blocks/digests/next-runs.ts'
import { inputBlock, plain, still, textInput } from '../form-fields.ts'
import { placeBlocks } from '../place-blocks.ts'
import { digestBlocks, digestFormActions } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'
import type { DigestFormKnown } from './know-digest-form.ts'
import { zoneOption } from './offer-zones.ts'
import { questionBlocks } from './question-blocks.ts'
import { rarerDigestBlocks } from './rarer-digest-blocks.ts'
import { readWhen } from './read-when.ts'
import { rememberDigestForm } from './read-digest-form.ts'

export const digestFormCallback = 'amp_digest'

/** The form as a modal: what is asked, when it comes with its next three runs, where it goes, and what it costs. */
export function digestFormView(form: DigestForm, known: DigestFormKnown): ModalView {
  const isNew = form.digestId === undefined
  return {
    type: 'modal',
    callback_id: digestFormCallback,
    title: plain(isNew ? 'New digest' : `Edit digest ${form.digestId}`),
    submit: plain(isNew ? 'Set up' : 'Save'),
    close: plain('Cancel'),
    private_metadata: rememberDigestForm(form),
    blocks: [
      titleBlock(form, known),
      ...form.rows.flatMap((row, index) => questionBlocks(row, { index, count: form.rows.length, known })),
      ...addBlocks(form),
      { type: 'divider' },
      ...whenBlocks(form, known.now),
      { type: 'divider' },
      ...placeBlocks(form, digestFormActions.field),
      ...rarerDigestBlocks(form),
      { type: 'divider' },
      ...costBlocks(form, known),
      lastButtons(form),
    ],
  }
}

function titleBlock({ title }: DigestForm, { usualTitle }: DigestFormKnown): KnownBlock {
  const block = inputBlock(
    { blockId: digestBlocks.title, label: 'Title', isOptional: true },
    {
      type: 'plain_text_input',
      action_id: digestFormActions.field('title'),
      max_length: longestTitle,
      placeholder: plain(cutText(usualTitle || 'Morning numbers', 150)),
      ...(title === '' ? {} : { initial_value: title }),
    },
  )
  return still(block)
}

function addBlocks({ rows }: DigestForm): KnownBlock[] {
  if (rows.length >= mostParts) return []
  return [{ type: 'actions', block_id: 'add', elements: [button(digestFormActions.add, 'Add a question')] }]
}

function lastButtons({ isWhole }: DigestForm): KnownBlock {
  const preview = button(digestFormActions.preview, 'Preview')
  const more = button(digestFormActions.showAll, 'More settings')
  return { type: 'actions', block_id: 'buttons', elements: isWhole ? [preview] : [preview, more] }
}

function button(actionId: string, label: string): Button {
  return { type: 'button', action_id: actionId, text: plain(label) }
}

function whenBlocks(form: DigestForm, now: Date): KnownBlock[] {
  const { when, timeZone, whenEdition } = form
  const words = textInput({
    blockId: digestBlocks.when(whenEdition),
    actionId: digestFormActions.field('when'),
    label: 'When',
    hint: 'Also every monday and thursday at 8:30 · every month on the 1st · every hour at :30 · cron 0 9 * * 1-5. Enter shows the next runs.',
    placeholder: 'every weekday at 9:00',
    value: when,
  })
  const zone = inputBlock(
    { blockId: digestBlocks.zone(whenEdition), label: 'Time zone' },
    {
      type: 'external_select',
      action_id: digestFormActions.zone,
      min_query_length: 0,
      placeholder: plain('Berlin, New York, Asia/Kolkata…'),
      ...(timeZone === '' ? {} : { initial_option: zoneOption(timeZone) }),
    },
  )
  return [words, zone, nextRunsBlock(form, now)]
}

function nextRunsBlock(form: DigestForm, now: Date): KnownBlock {
  const read = readWhen(form, now)
  if (read.kind === 'mistake')
    return { type: 'context', elements: [plain(`⚠ ${cutText(read.sentence, 2_000)}`)] }
  return nextRunLines(nextRuns(read.schedule, now, 3), read.schedule.timeZone)
}

/** Five minutes allow a cost of 1,000; whoever sees a thousand here knows to ask for less. */
function costBlocks({ rows }: DigestForm, { costOf }: DigestFormKnown): KnownBlock[] {
  const costs = rows.map(({ id }) => costOf(id)).filter((cost) => cost !== undefined)
  if (costs.length === 0) return []
  const total = formatValue(
    costs.reduce((sum, cost) => sum + cost, 0),
    'number',
  )
  const text = `Each run costs up to ${total} of the 1,000 that Amplitude allows in five minutes, and less where its days are kept already.`
  return [{ type: 'context', elements: [plain(text)] }]
}
