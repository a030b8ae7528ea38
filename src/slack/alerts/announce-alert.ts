import type { Alert } from '../../alert/alert-rule.ts'
import type { ChartImage } from '../../chart/chart-picture.ts'
import type { Backtested } from '../../jobs/alerts/alert-work.ts'
import { alertConfirmation, type AlertNews } from '../blocks/alerts/alert-card.ts'
import type { MessageContent } from '../blocks/message-content.ts'
import { pictureBlocks } from '../blocks/picture-blocks.ts'
import { costPerDay } from './alert-cost.ts'
import type { AlertDeskDeps } from './desk-deps.ts'

type Announced = AlertNews & { backtested?: Backtested | undefined; picture?: ChartImage | undefined }

/** Says where the alert is told what has changed about it, so that nobody wonders who watches what. Throws `DeliveryError`. */
export async function announceAlert(
  deps: AlertDeskDeps,
  alert: Alert,
  { backtested, picture, ...news }: Announced,
): Promise<void> {
  const facts = { now: deps.clock.now(), costPerDay: costPerDay(deps, alert.definition), backtested }
  const content = alertConfirmation(alert, news, facts)
  const compose = (fileId: string | undefined): MessageContent => illustrated(content, picture, fileId)
  await deps.messenger.post({ channelId: alert.definition.channelId }, { picture, compose })
}

/** The picture stands above the buttons, which come last. */
function illustrated(
  content: MessageContent,
  picture: ChartImage | undefined,
  fileId: string | undefined,
): MessageContent {
  if (picture === undefined) return content
  const shown = pictureBlocks([{ title: '', altText: picture.altText }], [fileId])
  return { ...content, blocks: [...content.blocks.slice(0, -1), ...shown, ...content.blocks.slice(-1)] }
}
