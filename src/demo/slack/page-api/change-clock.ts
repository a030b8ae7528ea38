import type { DemoAnswer, DemoClockBody } from '../page-protocol.ts'
import type { PageDeps } from './page-deps.ts'

/** Moves the demo's clocks, forward only, and tells the pages what time it is now. */
export async function changeClock(deps: PageDeps, body: DemoClockBody): Promise<DemoAnswer> {
  const { clock, broadcast } = deps.workspace
  if (deps.onClock === undefined) return { ok: false, problem: 'The clock cannot be moved here.' }
  if (body.now !== undefined && Date.parse(body.now) < clock.now().getTime()) {
    return { ok: false, problem: 'The clock only moves forward.' }
  }
  await deps.onClock(body)
  broadcast.publish({ type: 'clock', now: clock.now().toISOString() })
  return { ok: true }
}
