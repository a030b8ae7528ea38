import { callBlockIds } from '../call-blocks.ts'
import { placeBlockIds } from '../place-blocks.ts'
import { alertBlocks, alertFormActions } from './alert-form-ids.ts'
import { alertFormSchema, type AlertForm } from './alert-form.ts'
import { z } from 'zod'

const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
})
type Field = z.infer<typeof fieldSchema>

/** What is read of a view: what the form remembered, and what stands in its fields. */
export const alertViewSchema = z.object({
  id: z.string(),
  hash: z.string().optional(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
})
export type AlertViewState = z.infer<typeof alertViewSchema>

/** What the view remembers: everything but the question, which comes back with its state and could alone be too long for it. */
export function rememberAlertForm(form: AlertForm): string {
  return JSON.stringify({ ...form, question: '', calledGroup: form.calledGroup.slice(0, 50) })
}

/** The value that says nothing, because an option needs one. */
export const usual = 'usual'

/** The form as it stands in a view; undefined for a view that remembers nothing of ours. */
export function readAlertForm({ private_metadata: metadata, state }: AlertViewState): AlertForm | undefined {
  const remembered = alertFormSchema.safeParse(parseJson(metadata))
  if (!remembered.success) return undefined
  const form = remembered.data
  const { edition } = form
  const text = (blockId: string, name: string, hidden: string): string => {
    const there = state.values[blockId]?.[alertFormActions.field(name)]
    return there === undefined ? hidden : valueOf(there)
  }
  const read = {
    ...form,
    question: text(alertBlocks.question(edition), 'question', form.question),
    title: text(alertBlocks.title, 'title', form.title),
    ownerId: text(alertBlocks.owner, 'owner', form.ownerId) || form.ownerId,
    condition: text(alertBlocks.condition(edition), 'condition', form.condition),
    amount: text(alertBlocks.amount(edition), 'amount', form.amount),
    upper: text(alertBlocks.upper, 'upper', form.upper),
    against: text(alertBlocks.against, 'against', form.against).replace(usual, ''),
    sensitivity: text(alertBlocks.sensitivity, 'sensitivity', form.sensitivity),
    age: text(alertBlocks.age(edition), 'age', form.age),
    forPoints: text(alertBlocks.forPoints(edition), 'for', form.forPoints),
    minimum: text(alertBlocks.minimum(edition), 'minimum', form.minimum),
    place: text(placeBlockIds.place, 'place', form.place),
    channelId: text(placeBlockIds.channel, 'channel', form.channelId),
    personId: text(placeBlockIds.person, 'person', form.personId),
    call: text(callBlockIds.call, 'call', form.call),
    calledPerson: text(callBlockIds.person, 'called_person', form.calledPerson),
    calledGroup: text(callBlockIds.group, 'called_group', form.calledGroup),
    quiet: text(alertBlocks.quiet, 'quiet', form.quiet),
    quietFrom: text(alertBlocks.quietFrom, 'quiet_from', form.quietFrom),
    quietTo: text(alertBlocks.quietTo, 'quiet_to', form.quietTo),
    endsOn: text(alertBlocks.endsOn, 'ends', form.endsOn),
    reminders: text(alertBlocks.reminders, 'reminders', form.reminders),
  }
  // What a client sends that no list offers is not taken.
  const checked = alertFormSchema.safeParse(read)
  return checked.success ? checked.data : form
}

function valueOf(field: Field): string {
  const { value, selected_option: option, selected_conversation: conversation, selected_user: user } = field
  return value ?? option?.value ?? conversation ?? user ?? field.selected_date ?? field.selected_time ?? ''
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
