import type { Alert } from '../../alert/alert-rule.ts'
import type { AlertAct } from '../../alert/language/read-alert-act.ts'
import type { RememberedAlert } from '../../jobs/alerts/alert-store.ts'
import { alertCard, backtestMessage } from '../blocks/alerts/alert-card.ts'
import { alertHistory } from '../blocks/alerts/alert-list.ts'
import { pictureBlocks } from '../blocks/picture-blocks.ts'
import { withProposal } from '../blocks/alerts/proposal-message.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import { notForYou, notYourOwn } from '../blocks/refusal.ts'
import { mayChange, mayLook } from '../rights.ts'
import { costPerDay } from './alert-cost.ts'
import { changeAlert, type AlertChangeAct } from './change-alert.ts'
import { checkNow } from './check-now.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { acknowledgeAlert, snoozeAlert } from './press-alert.ts'

const eventsShown = 25

/**
 * `/amp alert 4 …` and the buttons that say the same. Where it is told everybody may look, acknowledge and snooze; its owner and
 * administrators may change it.
 */
export async function lookAfterAlert(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  { id, act }: { id: number; act: AlertAct },
): Promise<void> {
  const { conversation } = asked
  const remembered = await deps.alerts.find({ teamId: deps.bot.teamId, id })
  if (remembered === undefined) return await conversation.whisper(failureMessage(noSuchAlert(id)))
  if (!mayLook(deps, remembered.alert, conversation))
    return await conversation.whisper(notForYou(named(remembered.alert)))
  switch (act.do) {
    case 'show':
      return await show(deps, asked, remembered)
    case 'history':
      return await conversation.whisper(
        alertHistory(remembered.alert, await deps.alerts.history(remembered.alert, eventsShown)),
      )
    case 'test':
      return await checkNow(deps, asked, remembered)
    case 'backtest':
      return await showBacktest(deps, asked, remembered)
    case 'acknowledge':
      return await acknowledgeAlert(deps, asked, { alert: remembered.alert })
    case 'snooze':
      return await snoozeAlert(deps, asked, { alert: remembered.alert, until: act.until })
    case 'resume':
      // Ending a snooze is anybody's, as snoozing is.
      if (remembered.alert.state === 'active')
        return await changeAlert(deps, asked, { alert: remembered.alert, act: { do: 'resume' } })
      return await changeIfAllowed(deps, asked, { remembered, act: { do: 'resume' } })
    case 'mute':
    case 'edit':
    case 'delete':
    case 'handOver':
      return await changeIfAllowed(deps, asked, {
        remembered,
        act: act.do === 'handOver' ? act : { do: act.do },
      })
  }
}

/** Muting hides from everybody what happens, so it is for those who answer for the alert. */
async function changeIfAllowed(
  deps: AlertDeskDeps,
  asked: AlertAsked,
  { remembered, act }: { remembered: RememberedAlert; act: AlertChangeAct },
): Promise<void> {
  const { alert } = remembered
  if (mayChange(deps, alert, asked.conversation.askerId))
    return await changeAlert(deps, asked, { alert, act })
  await asked.conversation.whisper(notYourOwn(named(alert), ' Anybody may acknowledge or snooze it.'))
}

function named({ id, ownerId }: Alert): Parameters<typeof notYourOwn>[0] {
  return { name: `Alert ${id}`, ownerId }
}

async function show(
  deps: AlertDeskDeps,
  { conversation }: AlertAsked,
  remembered: RememberedAlert,
): Promise<void> {
  const { alert } = remembered
  await conversation.whisper(
    alertCard(remembered, {
      now: deps.clock.now(),
      costPerDay: costPerDay(deps, alert.definition),
      mayChange: mayChange(deps, alert, conversation.askerId),
    }),
  )
}

async function showBacktest(
  { alertWork }: AlertDeskDeps,
  { conversation, signal }: AlertAsked,
  remembered: RememberedAlert,
): Promise<void> {
  const { alert } = remembered
  const { definition } = alert
  await conversation.progress(failureMessage(`Going through the days of alert ${alert.id} …`))
  const backtested = await alertWork.backtest(alert, signal)
  const heading = `Alert ${alert.id} “${definition.title}”`
  const proposal = await alertWork.propose(remembered, signal)
  const message = withProposal(backtestMessage({ heading, definition }, backtested), alert.id, proposal)
  // A picture cannot stand where only one person sees it; in the direct messages with the bot it can.
  const picture = conversation.isDirect ? await alertWork.drawBacktest(alert, signal) : undefined
  if (picture === undefined) return await conversation.whisper(message)
  const pictured = [{ title: '', altText: picture.altText }]
  const compose = (fileId: string | undefined) => ({
    ...message,
    blocks: [...message.blocks, ...pictureBlocks(pictured, [fileId])],
  })
  await conversation.publish({ picture, compose }, signal)
}

function noSuchAlert(id: number): string {
  return `There is no alert ${id}. /amp alerts lists those of this channel, /amp alerts mine yours.`
}
