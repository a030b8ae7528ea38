import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Alert, AlertDefinition } from '../../src/alert/alert-rule.ts'
import { judgedQuery } from '../../src/alert/judge/judged-query.ts'
import { nextCheck } from '../../src/alert/next-check.ts'
import type { AlertStore } from '../../src/jobs/alerts/alert-store.ts'
import type { AlertNews, ComposeNews, StormMember } from '../../src/jobs/alerts/alert-news.ts'
import type { ExplainIncident } from '../../src/jobs/alerts/explain-fired.ts'
import type { Notice } from '../../src/jobs/outbox/messenger.ts'
import type { Outbox } from '../../src/jobs/outbox/outbox.ts'
import { createScheduler, type Scheduler } from '../../src/jobs/scheduler.ts'
import { silentLogger, type Logger } from '../../src/logger.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { createNoteStore } from '../../src/storage/note-store.ts'
import { createOutbox } from '../../src/storage/outbox.ts'
import { createPointStore } from '../../src/storage/point-store.ts'
import { createReadTroubleStore } from '../../src/storage/read-trouble-store.ts'
import { createTimetableStore } from '../../src/storage/timetable-store.ts'
import { anAlertDefinition } from './alerts.ts'
import { aDatabaseFile, openForTest } from './databases.ts'
import { FakeClock } from './fake-clock.ts'
import { aScriptedSource, type ScriptedSource } from './scripted-source.ts'
import { fickleSlack, type FickleSlack } from './timetable-world.ts'

/** Alerts between a source that answers from a script, a real database and a fickle Slack. */
export interface AlertWorld {
  scheduler: Scheduler
  alerts: AlertStore
  slack: FickleSlack
  source: ScriptedSource
  clock: FakeClock
  /** What was counted, as words. */
  counted: string[]
}

export interface AlertWorldParts {
  database: Database
  clock?: FakeClock
  slack?: FickleSlack
  source?: ScriptedSource
  holder?: string
  logger?: Logger
  explain?: ExplainIncident
  composeNews?: ComposeNews
  /** Puts something between the jobs and their stores, as who pulls the plug. */
  between?: { alerts?: (alerts: AlertStore) => AlertStore; outbox?: (outbox: Outbox) => Outbox }
}

let ids = 0

export function anAlertWorld({ database, ...given }: AlertWorldParts): AlertWorld {
  const clock = given.clock ?? new FakeClock('2026-11-23T02:59:00Z')
  const slack = given.slack ?? fickleSlack(clock)
  const source = given.source ?? aScriptedSource(clock)
  const alerts = given.between?.alerts?.(createAlertStore(database)) ?? createAlertStore(database)
  const outbox = given.between?.outbox?.(createOutbox(database)) ?? createOutbox(database)
  const counted: string[] = []
  const nothing = (): void => {}
  const scheduler = createScheduler({
    digests: createDigestStore(database),
    timetable: createTimetableStore(database),
    outbox,
    messenger: slack,
    compose: () => Promise.reject(new Error('No digest is due here.')),
    clock,
    logger: given.logger ?? silentLogger,
    holder: given.holder ?? 'one',
    firstAdmin: 'U0ADMIN',
    metrics: {
      delivered: nothing,
      skipped: nothing,
      parked: nothing,
      retried: nothing,
      adopted: nothing,
      repeated: nothing,
      halted: nothing,
    },
    checks: {
      alerts,
      source,
      notes: createNoteStore(database),
      points: createPointStore(database),
      trouble: createReadTroubleStore(database),
      composeNews: given.composeNews ?? (async (news) => composeSimply(news)),
      composeStorm: composeStormSimply,
      explain: given.explain,
      newId: () => `id-${(ids += 1)}`,
      metrics: {
        checked: (lateMs) => void counted.push(`checked ${lateMs}`),
        breached: (count) => count > 0 && void counted.push(`breached ${count}`),
        fired: () => void counted.push('fired'),
        recovered: () => void counted.push('recovered'),
        settled: () => void counted.push('settled'),
        held: () => void counted.push('held'),
        readFailed: (reason) => void counted.push(`failed ${reason}`),
      },
    },
  })
  return { scheduler, alerts, slack, source, clock, counted }
}

const word = (text: string): { notice: Notice; pictures: [] } => ({
  notice: { kind: 'word', text, command: undefined },
  pictures: [],
})

/** `1 fired, open at 80` */
function composeSimply({ alert, reasons, memory: { incident, groups }, isFirst, isClosed }: AlertNews) {
  const state = isClosed === true ? 'closed' : incident?.recoveredAt === undefined ? 'open' : 'over'
  const why = reasons.length === 0 ? 'told anew' : reasons.join(', ')
  const said = `${alert.id} ${why}, ${state} at ${groups[0]?.last?.value}`
  return {
    message: word(said),
    thread: isFirst || reasons.length === 0 ? undefined : word(`${alert.id} ${reasons.join(', ')}`),
  }
}

/** `storm of 1, 2, 3` */
function composeStormSimply(members: readonly StormMember[]): Notice | undefined {
  if (members.length < 3) return undefined
  const open = members.filter(({ memory: { incident } }) => incident?.recoveredAt === undefined)
  const text = `storm of ${members.map(({ alert: { id } }) => id).join(', ')}`
  return word(open.length === members.length ? text : `${text}, ${open.length} open`).notice
}

export interface OpenedAlertWorld extends AlertWorld {
  /** The same world after a restart: everything that was not written down is gone. */
  restart: () => OpenedAlertWorld
  path: string
}

/** On a database file of its own, gone with the test. */
export function openAlertWorld(parts: Partial<AlertWorldParts> = {}): OpenedAlertWorld {
  const file = aDatabaseFile()
  onTestFinished(() => file[Symbol.dispose]())
  return openAt(file.path, parts)
}

function openAt(path: string, parts: Partial<AlertWorldParts>): OpenedAlertWorld {
  const opened = openForTest(path)
  onTestFinished(() => opened[Symbol.dispose]())
  const world = anAlertWorld({ database: opened.database, ...parts })
  const { clock, slack, source } = world
  const { composeNews, between } = parts
  const same = { clock, slack, source, ...(composeNews && { composeNews }), ...(between && { between }) }
  return { ...world, path, restart: () => openAt(path, same) }
}

export async function makeAlert(
  { alerts, clock }: Pick<AlertWorld, 'alerts' | 'clock'>,
  changes: Partial<AlertDefinition> = {},
): Promise<Alert> {
  const definition = anAlertDefinition(changes)
  const now = clock.now()
  const first = nextCheck(judgedQuery(definition, { now, timeZone: 'UTC' }), now, 'UTC')
  return await alerts.create(
    { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition },
    now,
    first,
  )
}

/** Does what is due at that instant, with as many seconds as a channel's pace asks for. */
export async function workAt(
  { scheduler, clock }: Pick<AlertWorld, 'scheduler' | 'clock'>,
  iso?: string,
): Promise<void> {
  if (iso !== undefined) await clock.advance(Date.parse(iso) - clock.now().getTime())
  const work = { isDone: false }
  const done = scheduler.drain().finally(() => {
    work.isDone = true
  })
  while (!work.isDone) {
    for (let turn = 0; turn < 25 && !work.isDone; turn += 1) await nextTurn()
    if (!work.isDone) await clock.advance(1_000)
  }
  await done
}

/** All that stands in Slack as it reads now, replies indented: `C0GROWTH: 1 fired, open at 80 (2 edits)`. */
export function standingIn({ standing }: FickleSlack): string[] {
  const text = (notice: Notice): string =>
    notice.kind === 'word' ? notice.text : 'message' in notice ? notice.message.text : notice.kind
  return standing.map(({ channelId, delivery, edits }) => {
    const count = edits.length === 0 ? '' : ` (edited ${edits.length})`
    const said = `${text((edits.at(-1) ?? delivery).notice)}${count}`
    return delivery.threadTs === undefined ? `${channelId}: ${said}` : `  ${said}`
  })
}
