import type { ModalView } from '@slack/types'
import { today } from '../../query/date-range.ts'
import { callSlack } from '../call-slack.ts'
import { checkForm } from './check-form.ts'
import { plain } from './form-fields.ts'
import type { FormDeps } from './open-form.ts'
import { longestInput } from './query-fields.ts'
import { readForm, type FormViewState } from './read-form.ts'

/** Sending it only closes it. */
export const commandCallback = 'amp_command'

interface Offering {
  view: FormViewState
  triggerId: string
}

/**
 * The command on top of the form in a field of its own, where also a phone lets people select all of it: Slack gives nobody
 * else's clipboard away.
 */
export async function offerCommand(deps: FormDeps, { view, triggerId }: Offering): Promise<void> {
  const { clients, clock, source } = deps
  const checked = checkForm(readForm(view), today(clock.now(), source.projectOf({}).timeZone))
  if (checked.kind === 'mistake') return
  const command = commandView(`/amp ${checked.canonicalText}`)
  await callSlack(clock, () => clients.calls.views.push({ trigger_id: triggerId, view: command }))
}

function commandView(text: string): ModalView {
  return {
    type: 'modal',
    callback_id: commandCallback,
    title: plain('Copy command'),
    submit: plain('Done'),
    close: plain('Back'),
    blocks: [
      {
        type: 'input',
        label: plain('Select all of it and copy'),
        hint: plain('It asks the same wherever it is typed.'),
        element: {
          type: 'plain_text_input',
          action_id: 'amp_command_text',
          multiline: true,
          focus_on_load: true,
          initial_value: text.slice(0, longestInput),
        },
      },
    ],
  }
}
