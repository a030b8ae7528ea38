import { z } from 'zod'
import { blockIds, formActions } from './block-ids.ts'
import { choiceNames, emptyForm, formSchema, textKind, type Form } from './form.ts'
import { shownEvents } from './form-kinds.ts'
import { emptyRow, isShown, mapRows } from './form-rows.ts'
import { readRow, type ReadField } from './read-rows.ts'

/** What is read of a view: what the form remembered, and what stands in its fields. */
const optionSchema = z.object({ value: z.string() })
const fieldSchema = z.object({
  value: z.string().nullish(),
  selected_option: optionSchema.nullish(),
  selected_options: z.array(optionSchema).optional(),
  selected_date: z.string().nullish(),
  selected_conversation: z.string().nullish(),
})
export const formViewSchema = z.object({
  id: z.string(),
  hash: z.string().optional(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
})
export type FormViewState = z.infer<typeof formViewSchema>

/** Slack's limit for what a view remembers. */
const longestMetadata = 3_000

/**
 * What the view remembers: the fields that are not shown, so that changing the kind and back loses nothing, and how many rows
 * there are. What is shown comes back with the view's state.
 */
export function rememberForm(form: Form): string {
  const isText = form.kind === textKind
  const rows = { conditions: form.conditions, segments: form.segments }
  const unseen = mapRows(rows, (row) => (isShown(form, row) ? emptyRow(row.kind, row.id) : row))
  const hidden = JSON.stringify({
    ...form,
    ...(isText ? { text: '' } : { head: '', more: '' }),
    events: form.events.map((event, index) => (index < shownEvents(form).length ? '' : event)),
    ...unseen,
  })
  if (hidden.length <= longestMetadata) return hidden
  const { kind, destination, channelId, isWhole } = form
  return JSON.stringify({
    ...emptyForm(kind, channelId),
    events: shownEvents(form).map(() => ''),
    ...mapRows(rows, ({ kind, id }) => emptyRow(kind, id)),
    destination,
    isWhole,
  })
}

/** The form as it stands in a view. A view that remembers nothing of ours reads as an empty form. */
export function readForm({ private_metadata: metadata, state }: FormViewState): Form {
  const remembered = formSchema.safeParse(parseJson(metadata))
  const form = remembered.success ? remembered.data : emptyForm(textKind, '')
  const { kind } = form
  const at: ReadField = (blockId, actionId, hidden) => {
    const field = state.values[blockId]?.[actionId]
    return field === undefined ? hidden : valueOf(field)
  }
  const field = (blockId: string, name: string, hidden: string): string =>
    at(blockId, formActions.field(name), hidden)
  return {
    ...mapRows(form, (row) => readRow(row, at)),
    text: field(blockIds.text, 'text', form.text),
    head:
      field(blockIds.head(kind), 'head', form.head) || at(blockIds.head(kind), formActions.headProperty, ''),
    events: eventsIn(form, at),
    choices: {
      ...form.choices,
      ...Object.fromEntries(
        choiceNames.map((name) => [name, said(field(blockIds.choice(name, kind), name, form.choices[name]))]),
      ),
    },
    metricProperty: field(blockIds.metricProperty, 'metricProperty', form.metricProperty),
    from: field(blockIds.from, 'from', form.from),
    to: field(blockIds.to, 'to', form.to),
    groupBy:
      state.values[blockIds.groupBy(kind)]?.[formActions.groupBy]?.selected_options?.map(
        ({ value }) => value,
      ) ?? form.groupBy,
    top: field(blockIds.top, 'top', form.top),
    rolling: field(blockIds.rolling, 'rolling', form.rolling),
    smoothed: field(blockIds.smoothed, 'smoothed', form.smoothed),
    project: said(field(blockIds.project, 'project', form.project)),
    more: field(blockIds.more, 'more', form.more),
    destination:
      field(blockIds.destination, 'destination', form.destination) === 'private' ? 'private' : 'channel',
    channelId: field(blockIds.channel, 'channel', form.channelId),
  }
}

/** Those that are shown, and behind them those that another kind would show. */
function eventsIn(form: Form, at: ReadField): string[] {
  const shown = shownEvents(form)
  const read = shown.map((event, index) => at(blockIds.event(index), formActions.event(index), event))
  return [...read, ...form.events.slice(shown.length)]
}

/** The kind that is chosen now; the fields in the view are still those of the kind before. */
export function chosenKind({ state }: FormViewState): string | undefined {
  return state.values[blockIds.kind]?.[formActions.field('kind')]?.selected_option?.value
}

/** An option needs a value, and this is what says nothing. */
export const usual = 'usual'

function said(value: string): string {
  return value === usual ? '' : value
}

function valueOf(field: z.infer<typeof fieldSchema>): string {
  return (
    field.value ?? field.selected_option?.value ?? field.selected_date ?? field.selected_conversation ?? ''
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
