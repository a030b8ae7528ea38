import './app-home.css'
import { useEffect, useState } from 'react'
import type { PageBlock } from '../blocks/block-kit.ts'
import { Blocks } from '../blocks/blocks.tsx'
import { SurfaceProvider } from '../blocks/surface-provider.tsx'
import type { StateValues } from '../elements/view-state.ts'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

/** Opening the tab tells the bot, which then publishes what stands here. */
export function AppHome() {
  const { state, api, dispatch } = usePage()
  const [edits, setEdits] = useState<StateValues>({})
  useEffect(() => {
    const open = async (): Promise<void> => {
      const answer = await api.home()
      if (answer.problem !== undefined) dispatch({ type: 'toasted', text: answer.problem })
    }
    void open()
  }, [api, dispatch])
  if (state.home === null) return <EmptyHome />
  const blocks = state.home.view.blocks as PageBlock[]
  return (
    <div className="app-home" role="tabpanel" aria-label="Home">
      <div className="app-home-column">
        <SurfaceProvider
          container={{ type: 'view', viewId: state.home.id }}
          blocks={blocks}
          edits={edits}
          setEdits={setEdits}
        >
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      </div>
    </div>
  )
}

/** In Slack's own words for an app that has published nothing yet. */
function EmptyHome() {
  const { state } = usePage()
  const bot = userById(state, state.botUserId)
  return (
    <div className="app-home is-empty" role="tabpanel" aria-label="Home">
      <Avatar user={bot} size={64} />
      <h2 className="app-home-title">This is the home of {bot.realName}</h2>
      <p>It is still being set up. Say hello in Messages, or type {state.command.name} in any channel.</p>
    </div>
  )
}
