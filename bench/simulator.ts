import { startSimulatorInWorker } from '../src/demo/amplitude/simulator-in-worker.ts'
import type { AmplitudeSimulator } from '../src/demo/amplitude/amplitude-simulator.ts'
import type { BenchRow } from './bench-row.ts'
import { rowOf } from './row-of.ts'

const now = new Date('2026-11-23T14:00:00Z')
const starts = 5
const rounds = 20

const event = (event_type: string, group_by: unknown[] = []): string =>
  JSON.stringify({ event_type, group_by })
const month = { start: '20261025', end: '20261123' }
const quarter = { start: '20260826', end: '20261123' }
const allTime = { start: '20251124', end: '20261123' }
const steps = ['Sign Up', 'Search', 'Play Song or Video', 'Purchase'].map((name) => event(name))

/** What each row asks: the usual questions first, then the heaviest that the API allows. */
const questions: [name: string, path: string, params: Record<string, string | string[]>][] = [
  ['active users, 30 days', 'users', month],
  ['active users by country, 12 months', 'users', { ...allTime, i: '30', g: 'country' }],
  ['event by platform, 30 days', 'events/segmentation', { ...month, e: event('Play Song'), g: 'platform' }],
  [
    'event by genre, 365 days',
    'events/segmentation',
    { ...allTime, e: event('Play Song', [{ type: 'event', value: 'genre' }]) },
  ],
  ['rolling 30 days', 'events/segmentation', { ...month, e: event('_active'), rollingWindow: '30' }],
  ['funnel of 4 steps, 30 days', 'funnels', { ...month, e: steps }],
  ['funnel of 4 steps by country, 90 days', 'funnels', { ...quarter, e: steps, g: 'country' }],
  ['retention, 30 days', 'retention', { ...month, se: event('_new'), re: event('_active') }],
  [
    'retention, 12 weeks',
    'retention',
    { ...quarter, se: event('Sign Up'), re: event('Play Song or Video'), i: '7' },
  ],
  ['average session, 30 days', 'sessions/average', month],
  ['composition by plan, 30 days', 'composition', { ...month, p: 'gp:plan' }],
  ['lifetime value, 12 weeks', 'revenue/ltv', { ...quarter, i: '7' }],
  ['realtime', 'realtime', {}],
  ['events list', 'events/list', {}],
  ['any > any retention, 90 days', 'retention', { ...quarter, se: event('_active'), re: event('_active') }],
  ['funnel any > any, 365 days', 'funnels', { ...allTime, e: [event('_active'), event('_active')] }],
]

/** How fast the Amplitude simulator of the demo starts, lives through a day, and answers, asked over HTTP from outside. */
export async function benchSimulator(): Promise<BenchRow[]> {
  const rows = [rowOf('start', 'ms', await sampled(starts, startAndStop))]
  await using simulator = await startSimulatorInWorker({ now, isClockFrozen: true })
  for (const [name, path, params] of questions) {
    await simulator.resetBudget()
    rows.push(rowOf(name, 'ms', await sampled(rounds, () => ask(simulator, path, params))))
  }
  rows.push(rowOf('a day forward', 'ms', await sampled(starts, () => simulator.advanceClock(86_400_000))))
  return rows
}

async function sampled(count: number, act: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < count; round++) {
    const started = performance.now()
    await act()
    samples.push(performance.now() - started)
  }
  return samples
}

async function startAndStop(): Promise<void> {
  const simulator = await startSimulatorInWorker({ now, isClockFrozen: true })
  await simulator[Symbol.asyncDispose]()
}

async function ask(
  simulator: AmplitudeSimulator,
  path: string,
  params: Record<string, string | string[]>,
): Promise<void> {
  const url = new URL(`/api/2/${path}`, simulator.url)
  for (const [name, value] of Object.entries(params))
    for (const one of [value].flat()) url.searchParams.append(name, one)
  const authorization = `Basic ${Buffer.from(`${simulator.apiKey}:${simulator.secretKey}`).toString('base64')}`
  const response = await fetch(url, { headers: { authorization } })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  await response.text()
}
