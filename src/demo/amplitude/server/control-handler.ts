import { z } from 'zod'
import { demoFaultKinds, type DemoControls } from '../../slack/page-protocol.ts'
import { catalogue } from '../product/catalogue.ts'
import { dayMs } from '../product/rhythm.ts'
import { findUserProperty } from '../product/user-properties.ts'
import type { History } from '../store/history.ts'
import type { AnswerCache } from './answer-cache.ts'
import type { Faults } from './faults.ts'
import type { IncidentList } from './incident-list.ts'
import type { QuerySettings } from './query-handler.ts'
import type { RateLimits } from './rate-limits.ts'
import type { RequestLog } from './request-log.ts'
import type { SimulatedClock } from './simulated-clock.ts'

/** What can be turned by hand, under `/_simulator/`. */
export interface ControlDeps {
  history: History
  clock: SimulatedClock
  faults: Faults
  incidents: IncidentList
  limits: RateLimits
  requests: RequestLog
  cache: AnswerCache
  settings: QuerySettings
}

export interface ControlRequest {
  method: string
  /** `/_simulator/faults`, `/_simulator/incidents/incident-1`. */
  path: string
  body: unknown
}

interface Control {
  read(deps: ControlDeps): unknown
  /** Throws `ControlError` or `ZodError`. */
  change?(deps: ControlDeps, body: unknown): void
  remove?(deps: ControlDeps, id: string | undefined): void
}

/**
 * `GET` answers with how a control stands; `POST` changes it and `DELETE` takes back, and both answer with
 * `{ ok, state }`, or `{ ok: false, problem }`.
 */
export function answerControl(deps: ControlDeps, request: ControlRequest): { status: number; body: unknown } {
  const [name = '', id] = request.path.replace('/_simulator/', '').split('/').map(decodeURIComponent)
  const control = Object.hasOwn(controls, name) ? controls[name] : undefined
  if (control === undefined) return problem(404, `There is no control named ${name}`)
  try {
    if (request.method === 'GET') return { status: 200, body: control.read(deps) }
    if (request.method === 'POST' && control.change !== undefined) control.change(deps, request.body)
    else if (request.method === 'DELETE' && control.remove !== undefined) control.remove(deps, id)
    else return problem(405, `${request.method} does nothing here`)
  } catch (error) {
    if (error instanceof z.ZodError) return problem(400, z.prettifyError(error))
    if (error instanceof ControlError) return problem(400, error.message)
    throw error
  }
  return { status: 200, body: { ok: true, state: control.read(deps) } }
}

class ControlError extends Error {
  override readonly name = 'ControlError'
}

/** Every day on the way has to be made, so a slip of the keyboard must not ask for a century. */
const furthestJumpMs = 366 * dayMs

const instantSchema = z.iso.datetime({ offset: true })
const clockSchema = z.union([z.object({ now: instantSchema }), z.object({ advanceMs: z.number() })])
const faultSchema = z.object({ route: z.string().min(1), kind: z.enum(demoFaultKinds) })
const incidentSchema = z.object({
  label: z.string(),
  event: z.string().min(1),
  where: z.object({ property: z.string(), value: z.string() }).nullable(),
  factor: z.number().min(0).max(20),
  from: instantSchema.optional(),
  until: instantSchema.nullable().default(null),
})
const incidentChangeSchema = z.union([z.object({ start: incidentSchema }), z.object({ endId: z.string() })])
const settingsSchema = z.object({
  isCaching: z.boolean().optional(),
  latencyMs: z.number().min(0).optional(),
  dayCounting: z.enum(['inclusive', 'exclusive']).optional(),
})

const controls: Readonly<Record<string, Control>> = {
  clock: {
    read: ({ clock }) => ({ now: new Date(clock.now()).toISOString() }),
    change({ clock, history }, body) {
      const wanted = clockSchema.parse(body)
      const target = 'now' in wanted ? Date.parse(wanted.now) : clock.now() + wanted.advanceMs
      if (target > clock.now() + furthestJumpMs)
        throw new ControlError('The clock moves a year at a time at most')
      clock.moveTo(target)
      history.extendTo(clock.now())
    },
  },
  faults: {
    read: ({ faults }) => faults.list(),
    change: ({ faults }, body) => faults.set(faultSchema.parse(body)),
    remove: ({ faults }) => faults.clear(),
  },
  incidents: {
    read: ({ incidents }) => incidents.list(),
    change: changeIncidents,
    remove(deps, id) {
      deps.incidents.remove(id)
      relive(deps)
    },
  },
  budget: {
    read: ({ limits, clock }) => limits.spent(clock.now()),
    remove: ({ limits }) => limits.reset(),
  },
  requests: { read: ({ requests }) => requests.list(), remove: ({ requests }) => requests.clear() },
  settings: {
    read: ({ settings }) => settings,
    change({ settings }, body) {
      const { isCaching, latencyMs, dayCounting } = settingsSchema.parse(body)
      settings.isCaching = isCaching ?? settings.isCaching
      settings.latencyMs = latencyMs ?? settings.latencyMs
      settings.dayCounting = dayCounting ?? settings.dayCounting
    },
  },
  /** What the demo's drawer shows, in one answer. */
  controls: {
    read: ({ faults, incidents, limits, clock }): DemoControls => ({
      faults: faults.list(),
      incidents: incidents.list(),
      amplitude: limits.spent(clock.now()),
    }),
  },
}

function changeIncidents(deps: ControlDeps, body: unknown): void {
  const { incidents, clock } = deps
  const wanted = incidentChangeSchema.parse(body)
  const now = new Date(clock.now())
  if ('endId' in wanted) {
    if (!incidents.end(wanted.endId, now)) throw new ControlError(`No incident ${wanted.endId} is going on`)
  } else {
    const { event, where, from = now.toISOString() } = wanted.start
    if (event !== '*' && !catalogue.some(({ name }) => name === event))
      throw new ControlError(`No event is named ${event}`)
    if (where !== null && findUserProperty(where.property) === undefined) {
      throw new ControlError(`No user property is named ${where.property}`)
    }
    incidents.start({ ...wanted.start, from })
  }
  relive(deps)
}

/** Makes the days that an incident touched at once, so that no question has to wait for them. */
function relive({ history, clock, cache }: ControlDeps): void {
  cache.clear()
  history.extendTo(clock.now())
}

function problem(status: number, text: string): { status: number; body: unknown } {
  return { status, body: { ok: false, problem: text } }
}
