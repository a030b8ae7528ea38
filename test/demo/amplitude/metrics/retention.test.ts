import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AmplitudeSimulator } from '../../../../src/demo/amplitude/amplitude-simulator.ts'
import {
  ask,
  startProduct,
  type Params,
  type RetentionBody,
  type RetentionCellBody,
} from '../../../support/ask-simulator.ts'
import { dayIn, rawEvents, smallProduct, type RawEvent } from '../../../support/simulated-product.ts'

const events = rawEvents(smallProduct)
const byPerson = [...Map.groupBy(events, ({ person }) => person).values()]
const day = dayIn('UTC')
const now = smallProduct.now.getTime()
const hour = 3_600_000
const dayMs = 24 * hour

let simulator: AmplitudeSimulator
beforeAll(async () => {
  simulator = await startProduct()
})
afterAll(() => simulator[Symbol.asyncDispose]())

async function retention(params: Params): Promise<RetentionBody['data']> {
  const { status, body } = await ask<RetentionBody>(simulator, '/api/2/retention', params)
  expect(status).toBe(200)
  return body.data
}

interface Question {
  /** Days of the range; a cohort is `bucketDays` long. */
  start: string
  end: string
  bucketDays?: number
  isStart: (event: RawEvent, list: readonly RawEvent[]) => boolean
  isReturn: (event: RawEvent) => boolean
  countsStart?: boolean
  /** Days [from, to) of each column, and after how many days it is over. */
  columns: readonly [from: number, to: number, over: number][]
}

interface Member {
  floor: number
  hits: boolean[]
}

/** Windows of 24 hours from the hour of each start; a return in any of them counts. */
function memberOf(list: readonly RawEvent[], question: Question, from: number): Member | undefined {
  const to = from + (question.bucketDays ?? 1) * dayMs
  const last = Date.parse(question.end) + dayMs
  const starts = list.filter(
    (event) => event.time >= from && event.time < Math.min(to, last) && question.isStart(event, list),
  )
  if (starts.length === 0) return undefined
  const floor = (time: number) => Math.floor(time / hour) * hour
  const returns = list.filter(question.isReturn)
  const hits = question.columns.map(([first, end]) =>
    starts.some((start) =>
      returns.some(
        ({ time }) =>
          time >= floor(start.time) + first * dayMs &&
          time < floor(start.time) + end * dayMs &&
          (time >= floor(start.time) + dayMs || question.countsStart === true || time > start.time),
      ),
    ),
  )
  return { floor: floor(starts[0]!.time), hits }
}

function cohorts(question: Question): { label: string; members: (Member | undefined)[] }[] {
  const found: { label: string; members: (Member | undefined)[] }[] = []
  for (
    let from = Date.parse(question.start);
    from <= Date.parse(question.end);
    from += (question.bucketDays ?? 1) * dayMs
  ) {
    found.push({ label: day(from), members: byPerson.map((list) => memberOf(list, question, from)) })
  }
  return found
}

function expectSame(data: RetentionBody['data'], question: Question, index = 0): void {
  const { dates, values, combined } = data.series[index]!
  const table = cohorts(question)
  const month = new Intl.DateTimeFormat('en-US', { month: 'short', day: '2-digit', timeZone: 'UTC' })
  const label = (one: string) => month.format(Date.parse(one))
  expect(dates).toEqual(table.map((cohort) => label(cohort.label)).toReversed())
  for (const cohort of table) {
    const members = cohort.members.filter((member) => member !== undefined)
    const cells = values[label(cohort.label)]!
    expect(cells[0]).toEqual({ count: members.length, outof: members.length, incomplete: false })
    for (const [column, cell] of cells.slice(1).entries()) {
      expect(cell.count, `${cohort.label} column ${column}`).toBe(
        members.filter(({ hits }) => hits[column]).length,
      )
      expect(cell.outof).toBe(members.length)
      if (members.length === 0) continue
      const over = Math.max(...members.map(({ floor }) => floor)) + question.columns[column]![2] * dayMs
      expect(cell.incomplete).toBe(now < over)
    }
  }
  expectCombined(combined, question, table)
}

/** Everybody once, and only where the interval is over for them. */
function expectCombined(
  combined: readonly RetentionCellBody[],
  question: Question,
  table: ReturnType<typeof cohorts>,
): void {
  for (const [column, cell] of combined.slice(1).entries()) {
    const closed = byPerson.map((_, person) =>
      table
        .map(({ members }) => members[person])
        .filter((member) => member !== undefined)
        .filter(({ floor }) => now >= floor + question.columns[column]![2] * dayMs),
    )
    expect(cell.outof, `combined ${column}`).toBe(closed.filter((list) => list.length > 0).length)
    expect(cell.count).toBe(closed.filter((list) => list.some(({ hits }) => hits[column])).length)
    expect(cell.incomplete).toBe(cell.outof === 0)
  }
}

const nDay = (count: number, length = 1): [number, number, number][] =>
  Array.from({ length: count }, (_, column) => [
    column * length,
    (column + 1) * length,
    (column + 1) * length,
  ])
const isNamed = (name: string) => (event: RawEvent) => event.name === name
const isFirst = (event: RawEvent, list: readonly RawEvent[]) => event === list[0]

describe('retention, counted again from the raw events', () => {
  it('new users who are active again, day by day', async () => {
    const data = await retention({
      se: { event_type: '_new' },
      re: { event_type: '_active' },
      start: '20261101',
      end: '20261123',
    })
    expectSame(data, {
      start: '2026-11-01',
      end: '2026-11-23',
      isStart: isFirst,
      isReturn: ({ isActive }) => isActive,
      countsStart: true,
      columns: nDay(23),
    })
    const [size, zero] = data.series[0]!.values['Nov 05']!
    expect(zero!.count).toBe(size!.count)
  })

  it('a named event as return has to come after the start, so day 0 is below the cohort', async () => {
    const data = await retention({
      se: { event_type: 'Search' },
      re: { event_type: 'Search' },
      start: '20261110',
      end: '20261120',
    })
    expectSame(data, {
      start: '2026-11-10',
      end: '2026-11-20',
      isStart: isNamed('Search'),
      isReturn: isNamed('Search'),
      columns: nDay(14),
    })
    const [size, zero] = data.series[0]!.values['Nov 15']!
    expect(zero!.count).toBeLessThan(size!.count)
  })

  it('weekly cohorts return in blocks of seven days', async () => {
    const data = await retention({
      se: { event_type: 'Sign Up' },
      re: { event_type: 'Play Song or Video' },
      start: '20260928',
      end: '20261122',
      i: '7',
    })
    expectSame(data, {
      start: '2026-09-28',
      end: '2026-11-22',
      bucketDays: 7,
      isStart: isNamed('Sign Up'),
      isReturn: isNamed('Play Song or Video'),
      columns: nDay(9, 7),
    })
  })

  it('rolling means then or later, so it only falls', async () => {
    const data = await retention({
      se: { event_type: '_new' },
      re: { event_type: '_all' },
      rm: 'rolling',
      start: '20261101',
      end: '20261110',
    })
    expectSame(data, {
      start: '2026-11-01',
      end: '2026-11-10',
      isStart: isFirst,
      isReturn: () => true,
      countsStart: true,
      columns: nDay(23).map(([from, , over]) => [from, Infinity, over]),
    })
    const counts = data.series[0]!.values['Nov 03']!.map(({ count }) => count)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('brackets are half-open ranges of days', async () => {
    const data = await retention({
      se: { event_type: 'Sign Up' },
      re: { event_type: '_active' },
      rm: 'bracket',
      rb: '[[0,2],[2,8],[8,15]]',
      start: '20261101',
      end: '20261115',
    })
    expectSame(data, {
      start: '2026-11-01',
      end: '2026-11-15',
      isStart: isNamed('Sign Up'),
      isReturn: ({ isActive }) => isActive,
      countsStart: true,
      columns: [
        [0, 2, 2],
        [2, 8, 8],
        [8, 15, 15],
      ],
    })
  })

  it('splits by a property of the start event', async () => {
    const data = await retention({
      se: { event_type: '_active' },
      re: { event_type: 'Play' },
      g: 'platform',
      start: '20261112',
      end: '20261118',
    })
    expect(data.seriesLabels).toEqual(expect.arrayContaining(['Android', 'Web', 'iOS']))
    for (const [index, platform] of data.seriesLabels.entries()) {
      const question: Question = {
        start: '2026-11-12',
        end: '2026-11-18',
        isStart: ({ isActive, user }) => isActive && user['platform'] === platform,
        isReturn: isNamed('Play'),
        columns: nDay(12),
      }
      expectSame(data, question, index)
    }
  })
})
