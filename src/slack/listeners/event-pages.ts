import type { App } from '@slack/bolt'
import { InvalidQueryError } from '../../errors.ts'
import { parseCommand } from '../../query/parse-command.ts'
import { pageActionPrefix, pageAsked } from '../blocks/event-list-message.ts'
import { eventListPage } from '../show-event-list.ts'
import type { ListenerDeps } from './listener-deps.ts'
import { isForOne, listenToButton, type Pressed } from './pressed-button.ts'

/** *Next* and *Previous* below the list of events: the page takes the place of the one that stands there. */
export function listenToEventPages(app: App, deps: ListenerDeps): void {
  listenToButton(app, deps, {
    name: 'event page',
    actionId: new RegExp(`^${pageActionPrefix}`),
    givesWay: true,
    press: async (pressed, signal) => {
      const { page, text } = pageAsked(pressed.value)
      const command = parseCommand(text)
      if (command instanceof InvalidQueryError) throw command
      if (command.kind !== 'question' || command.question.query.kind !== 'events') return
      const { query } = command.question
      await turnTo(await eventListPage(deps, { query, page, signal }), pressed, deps)
    },
  })
}

/** In a direct message the list is a message like any other, which is edited. */
async function turnTo(
  content: Awaited<ReturnType<typeof eventListPage>>,
  { body, conversation }: Pressed,
  { messenger }: ListenerDeps,
): Promise<void> {
  const ts: unknown = body.container['message_ts']
  if (isForOne(body) || typeof ts !== 'string') await conversation.whisper(content)
  else await messenger.update({ channelId: conversation.channelId, ts }, content)
}
