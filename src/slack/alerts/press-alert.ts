import type { Alert } from '../../alert/alert-rule.ts'
import { noiseLately, type PressDeed } from '../../alert/press.ts'
import { noiseThatCounts } from '../../alert/propose/propose-change.ts'
import { longestSnoozeDays, snoozeUntil, type SnoozeSaid } from '../../alert/snooze.ts'
import { wallTime } from '../blocks/digests/digest-words.ts'
import { failureMessage } from '../blocks/problem-message.ts'
import type { AlertAsked, AlertDeskDeps } from './desk-deps.ts'
import { writeDown, writePress } from './write-down.ts'

type Presser = Pick<AlertAsked, 'conversation'>

/** Somebody looks after the incident: its message says who, and there are no more reminders. */
export async function acknowledgeAlert(
  deps: AlertDeskDeps,
  presser: Presser,
  { alert, incidentId }: { alert: Alert; incidentId?: string },
): Promise<void> {
  const { conversation } = presser
  const pressed = await writePress(deps, alert, { deed: 'acknowledge', by: conversation.askerId, incidentId })
  if (pressed === undefined) return await tell(presser, `Alert ${alert.id} was deleted meanwhile.`)
  if (!pressed.isNews) return await tell(presser, `Alert ${alert.id}: ${pressed.reason}`)
  // Who has pressed a button sees the message change.
  if (incidentId !== undefined) return
  await tell(presser, `You have acknowledged alert ${alert.id}; there are no reminders of this incident.`)
}

/** What somebody thinks of being told. True where that was noise for the third time: then another rule is due. */
export async function judgeAlert(
  deps: AlertDeskDeps,
  presser: Presser,
  { alert, deed, incidentId }: { alert: Alert; deed: Exclude<PressDeed, 'acknowledge'>; incidentId: string },
): Promise<boolean> {
  const by = presser.conversation.askerId
  const pressed = await writePress(deps, alert, { deed, by, incidentId })
  if (pressed === undefined) {
    await tell(presser, `Alert ${alert.id} was deleted meanwhile.`)
    return false
  }
  const isDue =
    deed === 'noise' &&
    pressed.isNews &&
    noiseLately(pressed.memory, deps.clock.now()) % noiseThatCounts === 0
  await tell(presser, `Noted: alert ${alert.id} was ${deed}. ${thanksFor(deed, isDue)}`)
  return isDue
}

function thanksFor(deed: 'useful' | 'noise', isDue: boolean): string {
  if (deed === 'useful') return 'Good to know.'
  if (isDue) return 'I look for a calmer rule.'
  return `After ${noiseThatCounts} of these in 30 days I propose a calmer rule.`
}

/** Nothing is told until then, though everything is judged; afterwards it says what still fires. Days begin at nine where the presser lives. */
export async function snoozeAlert(
  deps: AlertDeskDeps,
  presser: Presser,
  { alert, until: said }: { alert: Alert; until: SnoozeSaid },
): Promise<void> {
  const by = presser.conversation.askerId
  const timeZone = (await deps.readZone(by)) ?? deps.source.projectOf({ project: alert.projectName }).timeZone
  const until = snoozeUntil(said, deps.clock.now(), timeZone)
  if (until === undefined)
    return await tell(presser, `Choose a time that is ahead, and within ${longestSnoozeDays} days.`)
  if (alert.state === 'ended')
    return await tell(presser, `Alert ${alert.id} has ended; it tells nothing any more.`)
  const snoozed = await deps.alerts.setState(alert, { snoozedUntil: until })
  if (snoozed === undefined) return await tell(presser, `Alert ${alert.id} was deleted meanwhile.`)
  const when = `${wallTime(until, timeZone)} (${timeZone})`
  await writeDown(deps, alert, { what: 'snoozed', by, reason: `until ${when}` })
  await tell(
    presser,
    `Alert ${alert.id} sleeps until ${when}; it goes on watching, and then says what still fires. /amp alert ${alert.id} resume wakes it.`,
  )
}

async function tell({ conversation }: Presser, sentence: string): Promise<void> {
  await conversation.whisper(failureMessage(sentence))
}
