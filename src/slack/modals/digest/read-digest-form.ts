import { z } from 'zod'
import { digestBlocks, digestFormActions } from './digest-form-ids.ts'
import { digestFormSchema, type DigestForm } from './digest-form.ts'

const optionSchema = z.object({ value: z.string() })
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).optional(),
  selected_conversation: z.string().nullish(),
  selected_user: z.string().nullish(),
})
type Field = z.infer<typeof fieldSchema>

/** What is read of a view: what the form remembered, and what stands in its fields. */
export const digestViewSchema = z.object({
  id: z.string(),
  hash: z.string().optional(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
})
export type DigestViewState = z.infer<typeof digestViewSchema>

/** What the view remembers: everything but the texts, which come back with its state. They alone could be too long for it. */
export function rememberDigestForm(form: DigestForm): string {
  const rows = form.rows.map(({ id }) => ({ id, text: '' }))
  return JSON.stringify({ ...form, title: '', rows, when: '', calledGroup: form.calledGroup.slice(0, 50) })
}

/** The value that says nothing, because an option needs one. */
export const usual = 'usual'

/** The form as it stands in a view; undefined for a view that remembers nothing of ours. */
export function readDigestForm({
  private_metadata: metadata,
  state,
}: DigestViewState): DigestForm | undefined {
  const remembered = digestFormSchema.safeParse(parseJson(metadata))
  if (!remembered.success) return undefined
  const form = remembered.data
  const { whenEdition: edition } = form
  const field = (blockId: string, name: string): Field | undefined =>
    state.values[blockId]?.[digestFormActions.field(name)]
  const text = (blockId: string, name: string, hidden: string): string => {
    const there = field(blockId, name)
    return there === undefined ? hidden : valueOf(there)
  }
  const read = {
    ...form,
    title: text(digestBlocks.title, 'title', form.title),
    rows: form.rows.map(({ id }) => ({
      id,
      text: text(digestBlocks.question(id), `question_${id}`, ''),
    })),
    when: text(digestBlocks.when(edition), 'when', form.when),
    timeZone: text(digestBlocks.zone(edition), 'zone', form.timeZone) || form.timeZone,
    place: text(digestBlocks.place, 'place', form.place),
    channelId: text(digestBlocks.channel, 'channel', form.channelId),
    personId: text(digestBlocks.person, 'person', form.personId),
    comparison: text(digestBlocks.comparison, 'comparison', form.comparison).replace(usual, ''),
    onlyWhenMoved: isChecked(field(digestBlocks.onlyWhenMoved, 'moved'), form.onlyWhenMoved),
    call: text(digestBlocks.call, 'call', form.call),
    calledPerson: text(digestBlocks.calledPerson, 'called_person', form.calledPerson),
    calledGroup: text(digestBlocks.calledGroup, 'called_group', form.calledGroup),
    layout: text(digestBlocks.layout, 'layout', form.layout),
    pictures: text(digestBlocks.pictures, 'pictures', form.pictures),
    graceMinutes: text(digestBlocks.grace, 'grace', form.graceMinutes),
  }
  // What a client sends that no list offers is not taken.
  const checked = digestFormSchema.safeParse(read)
  return checked.success ? checked.data : form
}

function isChecked(field: Field | undefined, hidden: boolean): boolean {
  return field === undefined ? hidden : (field.selected_options ?? []).length > 0
}

function valueOf(field: Field): string {
  return (
    field.value ?? field.selected_option?.value ?? field.selected_conversation ?? field.selected_user ?? ''
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
