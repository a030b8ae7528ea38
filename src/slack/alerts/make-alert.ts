import type { AlertPlan } from '../../alert/language/read-alert-plan.ts'
import { readersTime, wallTime } from '../blocks/digests/digest-words.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import { escapeText } from '../blocks/mrkdwn.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { paragraph, words } from '../blocks/rich-text.ts'
import { foreseeInTime } from './backtest-in-time.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { keepNewAlert, type KeptAlert } from './keep-alert.ts'
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
    case 'kept':
      return await conversation.whisper(keptMessage(kept, project.timeZone))
    case 'unreachable':
      return await conversation.whisper(failureMessage(`${kept.sentence} Nothing is set up yet.`))
    case 'gone':
      return
  }
}

/** Its channel has read the rest. When it looks is told in the reader's own time, which only their Slack knows. */
function keptMessage(
  { alert, untold }: Extract<KeptAlert, { kind: 'kept' }>,
  timeZone: string,
): MessageContent {
  const { id, nextCheckAt } = alert
  const opening = `Alert ${id} is set up.`
  const told = untold === undefined ? '' : ` But telling so went wrong: ${untold.userMessage}`
  if (nextCheckAt === undefined) return failureMessage(`${opening}${told}`)
  const first = `${opening} It looks for the first time `
  return {
    text: escapeText(`${first}${wallTime(nextCheckAt, timeZone)} (${timeZone}).${told}`),
    blocks: [paragraph(words(first), readersTime(nextCheckAt, timeZone), words(`.${told}`))],
  }
}
