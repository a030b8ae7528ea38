import type { AlertStore } from './alert-store.ts'
import type { OutboxMessage } from '../outbox/outbox.ts'
import { alertUntoldWord, type Word } from '../owner-words.ts'

interface Lost {
  message: Pick<OutboxMessage, 'standing' | 'channelId'>
  because: string
  /** Nothing can arrive there. */
  isClosed: boolean
}

/**
 * What becomes of an alert whose message was given up: where nothing can arrive it is muted, or it would fail again with each
 * incident. An edit alone that Slack does not take is nobody's loss: the message stands. Gives the word for its owner.
 */
export async function alertLost(
  alerts: Pick<AlertStore, 'find' | 'setState'>,
  { message: { standing, channelId }, because, isClosed }: Lost,
): Promise<{ ownerId: string; word: Word } | undefined> {
  if (standing?.alert === undefined || (standing.part !== 'first' && !isClosed)) return undefined
  const remembered = await alerts.find(standing.alert)
  if (remembered === undefined || remembered.alert.state === 'muted') return undefined
  const { alert } = remembered
  // An incident of before it moved is lost with its channel; where it is told now it may be told on.
  if (isChannel(channelId) && channelId !== alert.definition.channelId) return undefined
  if (isClosed) await alerts.setState(standing.alert, { state: 'muted', because })
  return { ownerId: alert.ownerId, word: alertUntoldWord(alert, because, isClosed) }
}

/** Direct messages stand in a conversation whose id is not the person's. */
function isChannel(id: string): boolean {
  return /^[CG]/.test(id)
}
