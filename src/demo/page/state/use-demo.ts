import type { Dispatch } from 'react'
import { useEffect, useReducer } from 'react'
import type { DemoEvent } from '../../slack/page-protocol.ts'
import type { DemoApi } from './demo-api.ts'
import type { PageAction } from './page-reducer.ts'
import { pageReducer } from './page-reducer.ts'
import type { PageState } from './page-state.ts'

const reconnectMs = 1500

/** Keeps the page's state in step with the demo's server, across restarts of the server. */
export function useDemo(api: DemoApi): [PageState | undefined, Dispatch<PageAction>] {
  const [state, dispatch] = useReducer(pageReducer, undefined)
  useEffect(() => connect(api, dispatch), [api])
  return [state, dispatch]
}

/** Returns the function that disconnects. */
function connect(api: DemoApi, dispatch: Dispatch<PageAction>): () => void {
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let source = listen()

  function listen(): EventSource {
    const events = new EventSource('/demo/events')
    // What happens between the snapshot's making and its arrival is kept, and told again after it.
    let backlog: DemoEvent[] | undefined = []
    events.addEventListener('open', () => {
      backlog = []
      void load()
    })
    events.addEventListener('message', (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as DemoEvent
      if (backlog === undefined) dispatch({ type: 'event', event, realMs: Date.now() })
      else backlog.push(event)
    })
    events.addEventListener('error', () => {
      dispatch({ type: 'connectionLost' })
      // A browser reconnects by itself, except when it was answered with something else than a stream.
      if (events.readyState === EventSource.CLOSED) retry()
    })

    async function load(): Promise<void> {
      const snapshot = await api.state()
      if (isOver || source !== events) return
      if (snapshot === undefined) return retry()
      const realMs = Date.now()
      dispatch({ type: 'snapshot', snapshot, realMs })
      for (const event of backlog ?? []) dispatch({ type: 'event', event, realMs })
      backlog = undefined
    }
    return events
  }

  function retry(): void {
    source.close()
    clearTimeout(timer)
    if (!isOver) timer = setTimeout(() => (source = listen()), reconnectMs)
  }

  return () => {
    isOver = true
    clearTimeout(timer)
    source.close()
  }
}
