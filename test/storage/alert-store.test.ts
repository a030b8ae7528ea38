import { describe, expect, it, onTestFinished } from 'vitest'
import type { Alert } from '../../src/alert/alert-rule.ts'
import type {
  AlertOutcome,
  AlertStore,
  AlertTelling,
  RememberedAlert,
} from '../../src/jobs/alerts/alert-store.ts'
import type { Lease } from '../../src/jobs/lease.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { aMemory, anAlertDefinition, anIncident } from '../support/alerts.ts'
import { openForTest } from '../support/databases.ts'

const start = Date.parse('2026-11-23T03:00:00Z')
const at = (minutes: number): Date => new Date(start + minutes * 60_000)
const leaseAt = (minutes: number, holder = 'one'): Lease => ({
  holder,
  now: at(minutes),
  until: at(minutes + 1),
})

interface Opened {
  store: AlertStore
  database: ReturnType<typeof openForTest>['database']
}

function aStore(): Opened {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  return { store: createAlertStore(opened.database), database: opened.database }
}

async function make(store: AlertStore, changes: Partial<Alert['definition']> = {}): Promise<Alert> {
  const draft = { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA' }
  return await store.create({ ...draft, definition: anAlertDefinition(changes) }, at(-60), at(0))
}

async function claimOne(store: AlertStore, minutes = 0): Promise<RememberedAlert> {
  const [claimed] = await store.claimDue(leaseAt(minutes), 1)
  if (claimed === undefined) throw new Error('Nothing is due.')
  return claimed
}

type IncidentTelling = Extract<AlertTelling, { kind: 'incident' }>

const telling = (changes: Partial<IncidentTelling> = {}): AlertTelling => ({
  kind: 'incident',
  key: 'incident-1 fired',
  incidentId: 'incident-1',
  notice: { kind: 'word', text: 'It fires.', command: undefined },
  pictures: [],
  ...changes,
})

const outcome = (changes: Partial<AlertOutcome> = {}): AlertOutcome => ({
  memory: aMemory({ incident: anIncident() }),
  nextCheckAt: at(24 * 60),
  events: [{ at: at(0), what: 'fired', by: undefined, reason: 'Below 100.' }],
  tellings: [telling()],
  now: at(0),
  ...changes,
})

function waiting({ database }: Opened): { part: string; notice: string }[] {
  return database
    .prepare<[], { part: string; notice: string }>('SELECT part, notice FROM outbox ORDER BY number')
    .all()
}

describe('keeping alerts', () => {
  it('numbers them per team and never uses a number again', async () => {
    const { store } = aStore()
    const [first, second] = [await make(store), await make(store)]
    await store.remove({ teamId: 'T0ACME', id: second.id })
    const third = await make(store)
    expect([first.id, third.id]).toEqual([1, 3])
    expect(await store.find({ teamId: 'T0OTHER', id: 1 })).toBeUndefined()
    expect((await store.list('T0ACME')).map(({ alert }) => alert.id)).toEqual([1, 3])
    expect(await store.list('T0ACME', { channelId: 'C0OTHER' })).toEqual([])
  })

  it('begins anew when another thing is judged, and not when other people are told', async () => {
    const { store } = aStore()
    await make(store)
    const key = { teamId: 'T0ACME', id: 1 }
    const verdicts = [{ at: at(0).toISOString(), by: 'U0ADA', kind: 'noise' as const }]
    await store.record(
      await claimOne(store),
      outcome({ memory: aMemory({ incident: anIncident(), verdicts }) }),
    )
    await store.redefine(key, anAlertDefinition({ channelId: 'C0OTHER' }), at(5))
    expect((await store.find(key))?.memory.incident).toBeDefined()
    await store.redefine(key, anAlertDefinition({ condition: { kind: 'below', value: 90 } }), at(5))
    expect((await store.find(key))?.memory).toEqual(aMemory({ verdicts }))
    expect((await store.find(key))?.alert.nextCheckAt).toEqual(at(5))
  })

  it('checks at the end of a snooze at the latest, and never what has ended', async () => {
    const { store } = aStore()
    await make(store)
    const key = { teamId: 'T0ACME', id: 1 }
    await store.record(await claimOne(store), outcome())
    expect((await store.setState(key, { snoozedUntil: at(60) }))?.nextCheckAt).toEqual(at(60))
    expect((await store.setState(key, { snoozedUntil: null, checkAt: at(1) }))?.nextCheckAt).toEqual(at(1))
    const ended = await store.setState(key, { state: 'ended', because: 'Its last day is over.' })
    expect(ended).toMatchObject({ nextCheckAt: undefined, stateBecause: 'Its last day is over.' })
    expect(await store.setState(key, { state: 'active', checkAt: at(2) })).toMatchObject({
      nextCheckAt: at(2),
      stateBecause: undefined,
    })
  })
})

describe('claiming', () => {
  it('gives what is due, the longest due first, to one at a time', async () => {
    const { store } = aStore()
    await make(store)
    await store.create(
      { teamId: 'T0ACME', projectName: 'Acme', ownerId: 'U0ADA', definition: anAlertDefinition() },
      at(-60),
      at(-5),
    )
    expect((await store.claimDue(leaseAt(0), 10)).map(({ alert }) => alert.id)).toEqual([2, 1])
    expect(await store.claimDue(leaseAt(0.5, 'two'), 10)).toEqual([])
    await store.renew(leaseAt(0.9))
    expect(await store.claimDue(leaseAt(1.5, 'two'), 10)).toEqual([])
    expect(await store.claimDue(leaseAt(2, 'two'), 10)).toHaveLength(2)
    await store.release('two')
    expect(await store.claimDue(leaseAt(2, 'three'), 10)).toHaveLength(2)
  })

  it('tells how many there are, and how many are open', async () => {
    const { store } = aStore()
    await make(store)
    await make(store)
    await store.record(await claimOne(store), outcome())
    await store.setState({ teamId: 'T0ACME', id: 2 }, { state: 'muted' })
    const figures = { active: 1, muted: 1, open: 1, nextCheckAt: at(0) }
    expect(await store.figures('T0ACME')).toEqual(figures)
    expect(await store.figures('T0OTHER')).toEqual({ active: 0, muted: 0, open: 0, nextCheckAt: undefined })
  })

  it('says when the next check is due', async () => {
    const { store } = aStore()
    await make(store)
    expect(await store.nextCheck(at(-10), at(10))).toEqual(at(0))
    expect(await store.nextCheck(at(0), at(10))).toBeUndefined()
  })
})

describe('recording', () => {
  it('writes memory, history and messages together, for the first of two writers', async () => {
    const opened = aStore()
    const { store } = opened
    await make(store)
    const claimed = await claimOne(store)
    expect(await store.record(claimed, outcome())).toBe(true)
    expect(await store.record(claimed, outcome({ tellings: [telling({ key: 'another' })] }))).toBe(false)
    expect(waiting(opened)).toHaveLength(1)
    expect(await store.history({ teamId: 'T0ACME', id: 1 }, 10)).toHaveLength(1)
    expect(await store.claimDue(leaseAt(24 * 60), 1)).toHaveLength(1)
  })

  it('tells each transition once', async () => {
    const opened = aStore()
    await make(opened.store)
    await opened.store.record(await claimOne(opened.store), outcome({ nextCheckAt: at(1) }))
    const again = telling({ notice: { kind: 'word', text: 'It fires again.', command: undefined } })
    await opened.store.record(
      await claimOne(opened.store, 1),
      outcome({ nextCheckAt: at(2), tellings: [again] }),
    )
    expect(waiting(opened)).toEqual([
      expect.objectContaining({ notice: expect.stringContaining('"It fires."') }),
    ])
  })

  it('keeps the check and its lease where a press writes meanwhile, and the check begins anew', async () => {
    const { store } = aStore()
    await make(store)
    const claimed = await claimOne(store)
    const pressed = await store.find({ teamId: 'T0ACME', id: 1 })
    expect(await store.record(pressed!, outcome({ nextCheckAt: claimed.alert.nextCheckAt }))).toBe(true)
    expect(await store.claimDue(leaseAt(0.5, 'two'), 1)).toEqual([])
    expect(await store.record(claimed, outcome())).toBe(false)
  })

  it('changes the state where the bot does, with the reason', async () => {
    const { store } = aStore()
    await make(store)
    const state = { state: 'muted', because: 'Nobody reacted.' } as const
    await store.record(await claimOne(store), outcome({ state }))
    expect((await store.find({ teamId: 'T0ACME', id: 1 }))?.alert).toMatchObject({
      state: 'muted',
      stateBecause: 'Nobody reacted.',
      nextCheckAt: at(24 * 60),
    })
  })

  it('writes a storm with all of its alerts, or nothing of it', async () => {
    const opened = aStore()
    const { store } = opened
    for (let nth = 0; nth < 3; nth += 1) await make(store)
    const claimed = await store.claimDue(leaseAt(0), 3)
    const members = claimed.map((remembered) => ({
      remembered,
      outcome: outcome({
        tellings: [telling({ incidentId: `incident-${remembered.alert.id}`, stormId: 'storm-1' })],
      }),
    }))
    const storm = {
      id: 'storm-1',
      teamId: 'T0ACME',
      channelId: 'C0GROWTH',
      notice: { kind: 'word', text: 'Three at once.', command: undefined },
    } as const
    await store.setState({ teamId: 'T0ACME', id: 3 }, { ownerId: 'U0GRACE' })
    expect(await store.recordStorm([storm], members)).toBe(false)
    expect(waiting(opened)).toEqual([])
    const [, , third] = members
    const found = await store.find({ teamId: 'T0ACME', id: 3 })
    const again = [...members.slice(0, 2), { ...third!, remembered: found! }]
    expect(await store.recordStorm([storm], again)).toBe(true)
    expect(waiting(opened).map(({ part }) => part)).toEqual(['first', 'first', 'first', 'first'])
  })

  it('lets the oldest of a long history go', async () => {
    const { store } = aStore()
    await make(store)
    const line = (days: number) => ({
      at: at(days * 24 * 60),
      what: 'fired',
      by: undefined,
      reason: `Day ${days}.`,
    })
    const events = [...Array.from({ length: 80 }, (_, nth) => line(-200 + nth)), line(0)]
    await store.record(await claimOne(store), outcome({ events }))
    const kept = await store.history({ teamId: 'T0ACME', id: 1 }, 200)
    expect(kept).toHaveLength(50)
    expect(kept[0]?.reason).toBe('Day 0.')
  })

  it('takes what waits for an alert away with it', async () => {
    const opened = aStore()
    await make(opened.store)
    await opened.store.record(await claimOne(opened.store), outcome())
    await opened.store.remove({ teamId: 'T0ACME', id: 1 })
    expect(waiting(opened)).toEqual([])
  })
})

it('lets old incidents go, and never what waits to be sent', async () => {
  const opened = aStore()
  await make(opened.store)
  await opened.store.record(await claimOne(opened.store), outcome())
  await opened.store.tidy(at(1))
  expect(waiting(opened)).toHaveLength(1)
  opened.database.prepare("UPDATE outbox SET state = 'sent', ended_at = 0").run()
  await opened.store.tidy(at(1))
  expect(waiting(opened)).toEqual([])
  expect(opened.database.prepare('SELECT count(*) AS kept FROM alert_tellings').get()).toEqual({ kept: 0 })
})
