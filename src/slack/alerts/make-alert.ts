import type { AlertPlan } from '../../alert/read-alert-plan.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { isReadHere } from './announce-alert.ts'
import { foreseeInTime } from './backtest-in-time.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { keepNewAlert } from './keep-alert.ts'
import { planAlert } from './plan-alert.ts'

/** Somebody looks at the progress meanwhile; without the backtest the alert is as good. */
const patienceMs = 20_000

/** `alert dau drops 20% vs last week`: sets it up and tells its channel; where nothing can be told, nothing is set up. */
export async function makeAlert(deps: AlertDeskDeps, asked: AlertAsked, plan: AlertPlan): Promise<void> {
  const { conversation, signal } = asked
  const { definition, project } = await planAlert(deps, { plan, conversation, signal })
  await conversation.progress(failureMessage('Looking at how often it would have fired …'))
  const draft = { definition, projectName: project.name }
  const rule = { ...draft, teamId: deps.bot.teamId }
  const foreseen = await foreseeInTime(deps, rule, { patienceMs, signal })
  const kept = await keepNewAlert(deps, { ...draft, ownerId: conversation.askerId }, foreseen)
  switch (kept.kind) {
    case 'kept': {
      if (kept.untold === undefined && isReadHere(conversation, kept.alert))
        return await conversation.whisper(failureMessage(`Alert ${kept.alert.id} is set up.`))
      const told = kept.untold === undefined ? '' : ` But telling so went wrong: ${kept.untold.userMessage}`
      return await conversation.whisper(failureMessage(`Alert ${kept.alert.id} is set up.${told}`))
    }
    case 'unreachable':
      return await conversation.whisper(failureMessage(`${kept.sentence} Nothing is set up yet.`))
    case 'gone':
      return
  }
}
