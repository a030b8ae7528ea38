import type { DemoChannel } from '../../slack/page-protocol.ts'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

/** Sends what was typed. `/invite @ampbot` is Slack's own command, so the page answers it itself. */
export function useSay(channel: DemoChannel): (text: string) => Promise<void> {
  const { state, dispatch, api } = usePage()
  return async (text) => {
    dispatch({ type: 'asked', text })
    const invited = /^\/invite\s+@?(.+)$/i.exec(text)?.[1]?.trim().toLowerCase()
    const bot = userById(state, state.botUserId)
    const isBot = invited === bot.name.toLowerCase() || invited === bot.realName.toLowerCase()
    const answer = isBot
      ? await api.membership({ channelId: channel.id, isBotMember: true })
      : await api.command({ channelId: channel.id, text })
    if (answer.problem === undefined) return
    dispatch({ type: 'noticed', channelId: channel.id, text: answer.problem, realMs: Date.now() })
  }
}
