import { z } from 'zod'
import { demoFaultKinds } from '../../slack/page-protocol.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { Faults } from './faults.ts'
import type { IncidentList } from './incident-list.ts'
import type { QuerySettings } from './query-handler.ts'
import type { RateLimits } from './rate-limits.ts'
import type { RequestLog } from './request-log.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What can be turned by hand, under `/_simulator/`. */
export interface ControlDeps {
  clock: SimulatedClock
  faults: Faults
  incidents: IncidentList
  limits: RateLimits
  requests: RequestLog
  cache: AnswerCache
  settings: QuerySettings
}

export interface ControlAnswer {
  status: number
  body: unknown
}

const instantSchema = z.iso.datetime({ offset: true })
const clockSchema = z.union([z.object({ now: instantSchema }), z.object({ advanceMs: z.number() })])
const faultSchema = z.object({ route: z.string().min(1), kind: z.enum(demoFaultKinds) })
const incidentSchema = z.object({
  id: z.string().min(1).optional(),
  label: z.string(),
  event: z.string().min(1),
  where: z.object({ property: z.string(), value: z.string() }).nullable(),
  factor: z.number().min(0).max(100),
  from: instantSchema,
  until: instantSchema.nullable(),
})
const settingsSchema = z.object({
  isCaching: z.boolean().optional(),
  latencyMs: z.number().min(0).optional(),
  dayCounting: z.enum(['inclusive', 'exclusive']).optional(),
})

/**
 * `GET` reads a control, `POST` changes it; both answer with how it stands then. `faults` and `incidents` take one (added,
 * or replaced by its route or id) or a list (which replaces all); `DELETE` takes one incident away, or all.
 */
export function answerControl(
  deps: ControlDeps,
  { method, path, body }: { method: string; path: string; body: unknown },
): ControlAnswer {
  const [control = '', id] = path.replace('/_simulator/', '').split('/')
  const change = changes[control]
  const read = readers[control]
  if (change === undefined || read === undefined)
    return { status: 404, body: { error: `No control named ${control}` } }
  if (method === 'POST' || method === 'DELETE') {
    try {
      change(deps, {
        isRemoval: method === 'DELETE',
        id: id === undefined ? undefined : decodeURIComponent(id),
        body,
      })
    } catch (error) {
      if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } }
      throw error
    }
  } else if (method !== 'GET') {
    return { status: 405, body: { error: 'GET, POST or DELETE' } }
  }
  return { status: 200, body: read(deps) }
}

interface Change {
  isRemoval: boolean
  id: string | undefined
  body: unknown
}

const readers: Readonly<Record<string, (deps: ControlDeps) => unknown>> = {
  clock: ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
  faults: ({ faults }) => faults.list(),
  incidents: ({ incidents }) => incidents.list(),
  budget: ({ limits, clock }) => limits.spent(clock.now()),
  requests: ({ requests }) => requests.list(),
  settings: ({ settings }) => settings,
}

const changes: Readonly<Record<string, (deps: ControlDeps, change: Change) => void>> = {
  clock({ clock }, { body }) {
    const wanted = clockSchema.parse(body)
    clock.moveTo('now' in wanted ? Date.parse(wanted.now) : clock.now() + wanted.advanceMs)
  },
  faults({ faults }, { isRemoval, body }) {
    if (isRemoval) return faults.clear()
    const wanted = z.union([faultSchema, z.array(faultSchema)]).parse(body)
    if (Array.isArray(wanted)) faults.clear()
    for (const fault of Array.isArray(wanted) ? wanted : [wanted]) faults.set(fault)
  },
  incidents({ incidents, cache }, { isRemoval, id, body }) {
    cache.clear()
    if (isRemoval) return void (id === undefined ? incidents.replaceAll([]) : incidents.remove(id))
    const wanted = z.union([incidentSchema, z.array(incidentSchema)]).parse(body)
    if (Array.isArray(wanted)) incidents.replaceAll(wanted)
    else incidents.put(wanted)
  },
  budget: ({ limits }) => limits.reset(),
  requests: ({ requests }) => requests.clear(),
  settings({ settings }, { body }) {
    const { isCaching, latencyMs, dayCounting } = settingsSchema.parse(body)
    settings.isCaching = isCaching ?? settings.isCaching
    settings.latencyMs = latencyMs ?? settings.latencyMs
    settings.dayCounting = dayCounting ?? settings.dayCounting
  },
}
