import type { App } from '@slack/bolt'
import { homeView } from '../blocks/home-view.ts'
import { callSlack } from '../call-slack.ts'
import { readTopEvents } from '../top-events.ts'
import type { ListenerDeps } from './listener-deps.ts'

/** The Home tab, published when it is opened: what can be asked, with this project's own events. */
export function listenToHome(app: App, deps: ListenerDeps): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return
    await deps.listen({ name: 'home', id: body.event_id }, async (signal) => {
      const project = deps.source.projectOf({})
      const [topEvents, digests, alerts] = await Promise.all([
        readTopEvents(deps, signal),
        deps.digests.list(deps.bot.teamId, { ownerId: event.user }),
        deps.alerts.list(deps.bot.teamId, { ownerId: event.user }),
      ])
      const view = homeView({ project, topEvents, digests, alerts, now: deps.clock.now() })
      const publish = { user_id: event.user, view }
      await callSlack(deps.clock, () => deps.clients.calls.views.publish(publish), signal)
      deps.logger.debug({ hasEvents: topEvents.length > 0 }, 'home.published')
    })
  })
}
