import type { App } from '@slack/bolt'
import { AppError } from '../../errors.ts'
import type { EventSummary } from '../../query/event-catalogue.ts'
import { isDeadlineError, withDeadline } from '../deadline.ts'
import { formActions } from '../modals/block-ids.ts'
import type { Form } from '../modals/form.ts'
import { languageKindOf, takes } from '../modals/form-kinds.ts'
import { namedProject } from '../modals/form-project.ts'
import { offerEvents, type EventField } from '../modals/offer-events.ts'
import { offerProperties } from '../modals/offer-properties.ts'
import { formViewSchema, readForm } from '../modals/read-form.ts'
import { isForeign } from '../outsiders.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** Slack wants the whole list within three seconds; the events mostly come from the cache, else nothing is offered. */
const patienceMs = 2_000

/** What the form's searchable lists offer for what was typed into them. */
export function listenToFormOptions(app: App, deps: ListenerDeps): void {
  app.options(/^form_(?:event|who)_/, async ({ options, body, ack }) => {
    const view = formViewSchema.safeParse(body.view)
    if (!view.success || isForeign(body, deps.bot)) return await ack({ options: [] })
    const form = readForm(view.data)
    const events = await readEvents(deps, form)
    await ack({ options: offerEvents(options.value, events, fieldOf(form, options.action_id)) })
  })
  app.options(/^form_(?:by|property_\d+|head_property)$/, async ({ options, body, ack }) => {
    const view = formViewSchema.safeParse(body.view)
    if (!view.success) return await ack({ options: [] })
    const form = readForm(view.data)
    await ack({ options: offerProperties(options.value, takesEventProperties(form, options.action_id)) })
  })
}

function fieldOf({ kind }: Form, actionId: string): EventField {
  if (actionId.startsWith('form_who_')) return 'who did'
  return kind === 'retention' && actionId === formActions.event(0) ? 'beginning' : 'event'
}

/** Segments are made of people, so no property of an event can stand in one. */
function takesEventProperties(form: Form, actionId: string): boolean {
  const kind = languageKindOf(form)
  if (actionId === formActions.groupBy) return (kind?.groupBys.event ?? 0) > 0
  const row = form.conditions.find(({ id }) => formActions.property(id) === actionId)
  if (row?.kind === 'own') return true
  return row !== undefined && takes(form, 'where') && (kind?.takesEventConditions ?? false)
}

async function readEvents({ source, clock }: ListenerDeps, form: Form): Promise<readonly EventSummary[]> {
  const deadline = { clock, durationMs: patienceMs, signal: new AbortController().signal }
  try {
    return await withDeadline(deadline, (inTime) =>
      source.listEvents(source.projectOf(namedProject(form)), inTime),
    )
  } catch (error) {
    if (error instanceof AppError || isDeadlineError(error)) return []
    throw error
  }
}
