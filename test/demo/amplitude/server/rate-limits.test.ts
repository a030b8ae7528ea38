import { describe, expect, it } from 'vitest'
import {
  createRateLimits,
  type Admission,
  type ShortBudget,
} from '../../../../src/demo/amplitude/server/rate-limits.ts'
import { ask, startProduct } from '../../../support/ask-simulator.ts'

const minute = 60_000
const query = (cost: number, now = 0) => ({ budget: 'queries' as const, cost, now })
const lookup = (now = 0) => ({ budget: 'people' as const, cost: 1, now })
const problem = (admission: Admission) => (admission.isAdmitted ? undefined : admission.refusal.problem)

function admit(
  limits: ReturnType<typeof createRateLimits>,
  request: ReturnType<typeof query> | ReturnType<typeof lookup>,
): () => void {
  const admission = limits.admit(request)
  if (!admission.isAdmitted) throw new Error(admission.refusal.problem)
  return admission.release
}

describe('what runs at once', () => {
  it('five queries, and a sixth when one of them is done', () => {
    const limits = createRateLimits('in flight')
    const [first] = Array.from({ length: 5 }, () => admit(limits, query(1)))
    expect(problem(limits.admit(query(1)))).toBe(
      'Too Many Requests: Exceeded concurrent limit with query of cost 1',
    )
    first!()
    expect(limits.admit(query(1)).isAdmitted).toBe(true)
  })

  it('a cost of 1000 together, but a lone query may cost more', () => {
    const limits = createRateLimits('in flight')
    const release = admit(limits, query(1350))
    expect(problem(limits.admit(query(1)))).toBe(
      'Too Many Requests: Exceeded concurrent limit with query of cost 1',
    )
    release()
    admit(limits, query(600))
    expect(problem(limits.admit(query(401)))).toContain('cost 401')
    expect(limits.admit(query(400)).isAdmitted).toBe(true)
  })

  it('people are looked up ten at a time, whatever the queries do', () => {
    const limits = createRateLimits('in flight')
    for (let count = 0; count < 5; count++) admit(limits, query(10))
    for (let count = 0; count < 10; count++) admit(limits, lookup())
    expect(problem(limits.admit(lookup()))).toContain('concurrent limit')
  })
})

describe('what is spent over time', () => {
  it('the strict reading counts what was spent in five minutes', () => {
    const limits = createRateLimits('sliding5m')
    admit(limits, query(700, 0))()
    expect(problem(limits.admit(query(301, 4 * minute)))).toContain('concurrent limit')
    expect(limits.admit(query(300, 4 * minute)).isAdmitted).toBe(true)
  })

  it('under it a query above the budget waits until nothing was spent', () => {
    const limits = createRateLimits('sliding5m')
    admit(limits, query(1, 0))()
    expect(limits.admit(query(1350, 4 * minute)).isAdmitted).toBe(false)
    expect(limits.admit(query(1350, 5 * minute)).isAdmitted).toBe(true)
  })

  it.each<ShortBudget>(['in flight', 'sliding5m'])('108,000 in any hour (%s)', (shortBudget) => {
    const limits = createRateLimits(shortBudget)
    for (let count = 0; count < 8; count++) admit(limits, query(13_000, count * 6 * minute))()
    expect(limits.spent(45 * minute).spentHour).toBe(104_000)
    expect(problem(limits.admit(query(4001, 50 * minute)))).toBe(
      'Too Many Requests: Exceeded rate limit with query of cost 4001',
    )
    expect(limits.admit(query(4001, 61 * minute)).isAdmitted).toBe(true)
  })

  it('360 look-ups of people in an hour', () => {
    const limits = createRateLimits('in flight')
    for (let count = 0; count < 360; count++) admit(limits, lookup(count))()
    expect(problem(limits.admit(lookup(1000)))).toBe(
      'Too Many Requests: Exceeded rate limit with query of cost 1',
    )
    expect(limits.admit(lookup(60 * minute + 1)).isAdmitted).toBe(true)
  })

  it('what was refused costs nothing', () => {
    const limits = createRateLimits('in flight')
    admit(limits, query(999))
    limits.admit(query(999))
    expect(limits.spent(1)).toMatchObject({ spentFiveMinutes: 999, spentHour: 999, inFlight: 1 })
  })
})

describe('over HTTP', () => {
  it('the sixth of six requests at once is refused in the words that were seen', async () => {
    await using simulator = await startProduct(undefined, { latencyMs: 100 })
    const range = { start: '20261101', end: '20261102' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(simulator, '/api/2/users', range)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.map(({ body }) => body)).toEqual([
      {
        error: {
          http_code: 429,
          type: 'unspecified',
          message: 'Unspecified Error',
          metadata: { details: 'Too Many Requests: Exceeded concurrent limit with query of cost 2' },
        },
      },
    ])
    expect(refused[0]!.headers.get('retry-after')).toBeNull()
    expect(await simulator.budget()).toMatchObject({ spentFiveMinutes: 10, inFlight: 0 })
  })

  it('the hour’s budget is that of the simulator’s clock', async () => {
    await using simulator = await startProduct()
    const expensive = {
      e: {
        event_type: 'Play',
        group_by: [
          { type: 'event', value: 'genre' },
          { type: 'event', value: 'artist' },
        ],
      },
      e2: {
        event_type: 'Play',
        group_by: [
          { type: 'event', value: 'genre' },
          { type: 'event', value: 'artist' },
        ],
      },
      g: 'country',
      g2: 'platform',
      start: '20260101',
      end: '20261231',
      limit: '1',
    }
    const path = '/api/2/events/segmentation'
    expect((await ask(simulator, path, expensive)).status).toBe(200)
    const refused = await ask(simulator, path, expensive)
    expect([refused.status, refused.body.error.metadata.details]).toEqual([
      429,
      expect.stringContaining('rate limit'),
    ])
    await simulator.advanceClock(61 * minute)
    expect((await ask(simulator, path, expensive)).status).toBe(200)
  })
})
