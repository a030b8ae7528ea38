import { AppError } from '../../errors.ts'
import type { MetricSource } from '../../result/metric-source.ts'
import { checkForm } from './check-form.ts'
import { emptyForm, type Form } from './form.ts'
import { formKindOf, shownEvents } from './form-kinds.ts'

/**
 * The project that a form asks, as a question names it. Another than the first may also be named in what else was typed;
 * any event stands for those that are not chosen yet.
 */
export function namedProject(form: Form): { project?: string } {
  const isChosen = form.project !== ''
  const chosen = isChosen ? { ...emptyForm('realtime', ''), project: form.project } : withAnyEvents(form)
  const checked = checkForm(chosen, '2000-01-01')
  const project = checked.kind === 'question' ? checked.question.query.project : undefined
  return project === undefined ? {} : { project }
}

function withAnyEvents(form: Form): Form {
  const isNamed = formKindOf(form).events !== undefined
  return isNamed ? { ...form, events: shownEvents(form).map((event) => event || 'any') } : form
}

/** Fields have little time to answer, so the list is fetched while the person reads. They say themselves if it cannot be had. */
export async function warmEvents(source: MetricSource, form: Form, signal: AbortSignal): Promise<void> {
  try {
    await source.listEvents(source.projectOf(namedProject(form)), signal)
  } catch (error) {
    if (!(error instanceof AppError) && !signal.aborted) throw error
  }
}
