import { z } from 'zod'
import type { DemoControls, DemoRequest } from '../page-protocol.ts'

const noControls: DemoControls = {
  faults: [],
  incidents: [],
  amplitude: { spentFiveMinutes: 0, spentHour: 0, inFlight: 0 },
}

/** The simulator answers quickly or not at all. */
const timeoutMs = 3_000

const answerSchema = z.looseObject({})

/** What can be switched at the Amplitude simulator, with the requests of both sides that the drawer shows. */
export async function readControls(
  amplitudeUrl: string | undefined,
  requests: readonly DemoRequest[],
): Promise<DemoControls> {
  const own = { ...noControls, requests: [...requests] }
  if (amplitudeUrl === undefined) return own
  const response = await fetch(new URL('/_simulator/controls', amplitudeUrl), {
    signal: AbortSignal.timeout(timeoutMs),
  })
  return { ...own, ...answerSchema.parse(await response.json()), requests: own.requests }
}

/** Passes a change of faults or incidents on, and the simulator's answer back, as they are. */
export async function passOn(
  amplitudeUrl: string | undefined,
  route: 'faults' | 'incidents',
  body: string,
): Promise<{ status: number; text: string }> {
  if (amplitudeUrl === undefined) {
    return {
      status: 404,
      text: JSON.stringify({ ok: false, problem: 'There is no Amplitude simulator here.' }),
    }
  }
  const response = await fetch(new URL(`/_simulator/${route}`, amplitudeUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(timeoutMs),
  })
  return { status: response.status, text: await response.text() }
}
