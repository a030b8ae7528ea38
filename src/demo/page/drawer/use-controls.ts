import { useCallback, useEffect, useState } from 'react'
import type { DemoAnswer, DemoControls } from '../../slack/page-protocol.ts'
import type { DemoApi } from '../state/demo-api.ts'
import { usePage } from '../state/page-context.ts'

const noControls: DemoControls = {
  faults: [],
  incidents: [],
  amplitude: { spentFiveMinutes: 0, spentHour: 0, inFlight: 0 },
}

/** Spent budget comes back with time, not with an event. */
const refreshMs = 5000

/** Requests come in bursts. */
const settleMs = 200

/** What takes longer is a leap in time. */
const slowMs = 400

/** Changes something of the demo, and says so when it went well. */
export type Change = (make: (api: DemoApi) => Promise<DemoAnswer>, done: string) => Promise<void>

/** What the drawer switches, read again after every change, every request, and now and then; busy while a change is under way. */
export function useControls(): { controls: DemoControls; change: Change; isBusy: boolean } {
  const { state, api, dispatch } = usePage()
  const [controls, setControls] = useState(noControls)
  const [isBusy, setIsBusy] = useState(false)
  const latest = state.requests.at(-1)
  const read = useCallback(async () => {
    const found = await api.controls()
    if (found !== undefined) setControls(found)
    return found
  }, [api])
  useEffect(() => {
    // What was asked before the page was opened.
    const readAll = async (): Promise<void> => {
      const found = await read()
      if (found?.requests !== undefined) dispatch({ type: 'requestsLoaded', requests: found.requests })
    }
    void readAll()
  }, [read, dispatch])
  useEffect(() => {
    const settled = setTimeout(() => void read(), settleMs)
    const timer = setInterval(() => void read(), refreshMs)
    return () => {
      clearTimeout(settled)
      clearInterval(timer)
    }
  }, [read, latest])
  const change: Change = async (make, done) => {
    const slow = setTimeout(() => setIsBusy(true), slowMs)
    const answer = await make(api)
    clearTimeout(slow)
    setIsBusy(false)
    dispatch({ type: 'toasted', text: answer.problem ?? done })
    await read()
  }
  return { controls, change, isBusy }
}
