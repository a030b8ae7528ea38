import type { AlertThread } from '../../alert/alert-message.ts'
import { composeAlertMessage } from '../../alert/tell/compose-alert-message.ts'
import { composeAlertThread } from '../../alert/tell/compose-alert-thread.ts'
import { composeStormMessage } from '../../alert/tell/compose-storm-message.ts'
import { stormOf } from '../../alert/storm.ts'
import type { ToldAlert } from '../../alert/tell/told-alert.ts'
import type { DrawingDeps } from '../../report/draw-picture.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import { questionIn } from '../../alert/language/write-rule.ts'
import type { AlertNews, ComposedNews, ComposeNews, StormMember } from './alert-news.ts'
import { drawAlert } from './draw-alert.ts'
import type { Notice } from '../outbox/messenger.ts'

/** The incident's message with its picture; below it what has changed, where people have seen the message before. */
export function createComposeNews(deps: DrawingDeps): ComposeNews {
  return async (news, signal) => {
    const told = toldOf(news)
    const message = composeAlertMessage(told)
    if (message === undefined) throw new Error('There are news of an incident that is not there.')
    const image = await drawAlert(deps, { told, message, evaluator: news.evaluator }, signal)
    const { altText } = image ?? {}
    return {
      message: {
        notice: {
          kind: 'alert',
          message: altText === undefined ? message : { ...message, picture: { altText } },
        },
        pictures: image === undefined ? [] : [{ png: image.png, altText: image.altText }],
      },
      thread: threadOf(news, told),
    }
  }
}

function toldOf(news: AlertNews): ToldAlert & { result: MetricResult } {
  const { reasons, history, ...known } = news
  return { ...known, deeds: history, told: reasons.at(-1) }
}

/** All reasons in one reply. */
function threadOf({ isFirst, reasons }: AlertNews, told: ToldAlert): ComposedNews['thread'] {
  if (isFirst) return undefined
  const [first, ...others] = reasons
    .map((reason) => composeAlertThread(told, reason))
    .filter((thread) => thread !== undefined)
  if (first === undefined) return undefined
  return { notice: { kind: 'alertThread', message: others.reduce(joined, first) }, pictures: [] }
}

function joined(one: AlertThread, other: AlertThread): AlertThread {
  return {
    ...one,
    ...other,
    lines: [...one.lines, ...other.lines],
    isBroadcast: one.isBroadcast || other.isBroadcast,
    text: `${one.text} ${other.text}`,
  }
}

/** The message above alerts that fired at once, and how many of them are still open. */
export function composeStorm(members: readonly StormMember[]): Notice | undefined {
  const [first] = members
  const { isStorm, meaning } = stormOf(
    members.flatMap(({ alert, memory: { incident } }) => {
      const question = questionIn(alert.definition)
      if (incident === undefined || question === undefined) return []
      return [{ alert, direction: incident.direction, question, groups: incident.groups }]
    }),
  )
  if (!isStorm || first === undefined) return undefined
  const { projectName } = first.alert
  const told = members.map(({ alert, memory, now, timeZone, notes }): ToldAlert => {
    return { alert, memory, now, timeZone, notes, deeds: [] }
  })
  return { kind: 'storm', message: composeStormMessage({ projectName, alerts: told, meaning }) }
}
