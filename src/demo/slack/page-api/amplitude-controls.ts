import { z } from 'zod'
import type { DemoAnswer, DemoControls, DemoRequest } from '../page-protocol.ts'

const noControls: DemoControls = {
  faults: [],
  incidents: [],
  amplitude: { spentFiveMinutes: 0, spentHour: 0, inFlight: 0 },
}

/** The simulator answers quickly or not at all. */
const timeoutMs = 3_000

const controlsSchema = z.looseObject({})
const demoAnswerSchema = z.object({ ok: z.boolean(), problem: z.string().exactOptional() })

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
  return { ...own, ...controlsSchema.parse(await response.json()), requests: own.requests }
}

/** Passes a change of faults or incidents on, and tells how it went. */
export async function passOn(
  amplitudeUrl: string | undefined,
  control: 'faults' | 'incidents',
  body: unknown,
): Promise<DemoAnswer> {
  if (amplitudeUrl === undefined) return { ok: false, problem: 'There is no Amplitude simulator here.' }
  const response = await fetch(new URL(`/_simulator/${control}`, amplitudeUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  })
  return demoAnswerSchema.parse(await response.json())
}
