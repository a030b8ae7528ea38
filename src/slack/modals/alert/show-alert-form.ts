import { DeliveryError } from '../../../errors.ts'
import { callSlack } from '../../call-slack.ts'
import type { AlertForm } from './alert-form.ts'
import { alertFormView } from './alert-form-view.ts'
import type { AlertFormKnown } from './know-alert-form.ts'
import { withBacktest } from './know-alert-form.ts'
import type { AlertFormDeps } from './open-alert-form.ts'

/** A form that is open: Slack refuses an update of one that has been updated since. */
export interface OpenView {
  id: string
  hash: string | undefined
  /**
   * Whether nothing has been chosen after what is to be shown: then the update that came in between was only the backtest of the
   * choice before, and must not keep the form from growing.
   */
  isNewest?: () => boolean
}

/** Brings an open form up to date, and once more when the backtest is there. */
export async function showAlertForm(
  deps: AlertFormDeps,
  view: OpenView,
  { form, known, signal }: { form: AlertForm; known: AlertFormKnown; signal: AbortSignal },
): Promise<void> {
  const shown = await update(deps, view, { form, known })
  if (shown !== undefined) await addBacktest(deps, shown, { form, known, signal })
}

/** The backtest takes a while; whoever has gone on choosing meanwhile gets the one of their next choice. */
export async function addBacktest(
  deps: AlertFormDeps,
  view: OpenView,
  { form, known, signal }: { form: AlertForm; known: AlertFormKnown; signal: AbortSignal },
): Promise<void> {
  if (known.backtest !== 'pending') return
  await update(deps, view, { form, known: await withBacktest(deps, known, signal) })
}

async function update(
  deps: AlertFormDeps,
  { id, hash, isNewest }: OpenView,
  { form, known }: { form: AlertForm; known: AlertFormKnown },
): Promise<OpenView | undefined> {
  const { clients, clock, logger } = deps
  const call = { view_id: id, ...(hash === undefined ? {} : { hash }), view: alertFormView(form, known) }
  try {
    const { view } = await callSlack(clock, () => clients.calls.views.update(call))
    return { id, hash: view?.hash }
  } catch (error) {
    if (error instanceof DeliveryError && error.slackCode === 'hash_conflict' && isNewest?.() === true)
      return await update(deps, { id, hash: undefined }, { form, known })
    // Somebody who goes on choosing, or has closed the form, needs no update of what stood there before.
    if (!(error instanceof DeliveryError) || !/hash_conflict|not_found/.test(error.slackCode)) throw error
    logger.debug({ slackCode: error.slackCode }, 'alert_form.overtaken')
    return undefined
  }
}
