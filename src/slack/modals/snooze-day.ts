import type { ModalView } from '@slack/types'
import { z } from 'zod'
import type { Alert } from '../../alert/alert-rule.ts'
import { daySchema, type Day } from '../../query/query.ts'
import { inputBlock, plain } from './form-fields.ts'

export const snoozeDayCallback = 'amp_snooze_day'
const dayBlock = 'day'
const dayAction = 'snooze_day'

/** Until which day an alert sleeps; it wakes at nine where the presser lives. */
export function snoozeDayView({ id, definition }: Alert, channelId: string): ModalView {
  const field = inputBlock(
    {
      blockId: dayBlock,
      label: 'Until',
      hint: 'At 9:00 of that day, where you live. It goes on watching meanwhile.',
    },
    { type: 'datepicker', action_id: dayAction, placeholder: plain('A day') },
  )
  return {
    type: 'modal',
    callback_id: snoozeDayCallback,
    title: plain(`Snooze alert ${id}`),
    submit: plain('Snooze'),
    close: plain('Cancel'),
    private_metadata: JSON.stringify({ alertId: id, channelId }),
    blocks: [
      {
        type: 'section',
        text: plain(`“${definition.title}” tells nothing until then, and then what still fires.`),
      },
      { ...field, dispatch_action: false },
    ],
  }
}

const rememberedSchema = z.object({ alertId: z.int(), channelId: z.string() })
const valuesSchema = z.object({
  [dayBlock]: z.object({ [dayAction]: z.object({ selected_date: daySchema }) }),
})

/** What was chosen; undefined for a view that is none of ours, or holds no day. */
export function readSnoozeDay(view: {
  private_metadata: string
  state: { values?: unknown }
}): { alertId: number; channelId: string; day: Day } | undefined {
  const remembered = rememberedSchema.safeParse(parseJson(view.private_metadata))
  const values = valuesSchema.safeParse(view.state.values)
  if (!remembered.success || !values.success) return undefined
  return { ...remembered.data, day: values.data[dayBlock][dayAction].selected_date }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
