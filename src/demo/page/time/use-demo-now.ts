import { useEffect, useState } from 'react'
import { usePage } from '../state/page-context.ts'
import type { DemoClockReading } from '../state/page-state.ts'

/** What the demo's clock reads now; runs on between what the server tells. */
export function demoNow(clock: DemoClockReading): Date {
  return new Date(clock.demoMs + (Date.now() - clock.realMs))
}

/** The demo's clock, read again every `intervalMs` and whenever it is moved. */
export function useDemoNow(intervalMs: number): Date {
  const { clock } = usePage().state
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return demoNow(clock)
}
