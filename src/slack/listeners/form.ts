import type { App } from '@slack/bolt'
import { listenToFormChanges } from './form-changes.ts'
import { listenToFormOpening } from './form-opening.ts'
import { listenToFormOptions } from './form-options.ts'
import { listenToFormSubmission } from './form-submission.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** The form, from its opening to the question that it asks. */
export function listenToForm(app: App, deps: ListenerDeps): void {
  listenToFormOpening(app, deps)
  listenToFormChanges(app, deps)
  listenToFormOptions(app, deps)
  listenToFormSubmission(app, deps)
}
