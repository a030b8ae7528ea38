import type { EventQuery, FunnelQuery, PeopleQuery, RetentionQuery, UsersQuery } from '../src/query/query.ts'

/** What the virtual company asks. `kind` names the row of the table. */
export interface BenchQuestion {
  kind: string
  query: PeopleQuery
  /** Only buckets matter: an alert. */
  isAlert: boolean
}

const events = ['Play Song', 'Search', 'Select', 'Launch App', 'Favorite Song', 'Create Playlist', 'Purchase']
const countries = ['Germany', 'Japan', 'Brazil', 'France', 'India']

const common = {
  groupBy: [],
  where: [],
  segments: [],
  isPrivate: true,
  output: 'table' as const,
}
const lastDays = (count: number) => ({ kind: 'last' as const, count, unit: 'day' as const })
const named = (name: string) => ({ kind: 'named' as const, name, conditions: [] })
const property = (name: string) => ({ of: 'user' as const, name })
const inCountry = (index: number) => ({
  kind: 'property' as const,
  property: property('country'),
  operator: 'is' as const,
  values: [pick(countries, index)],
})

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function event(index: number, overrides: Partial<EventQuery>): EventQuery {
  return {
    kind: 'event',
    ...common,
    range: lastDays(30),
    interval: 'day',
    events: [named(pick(events, index))],
    metric: { kind: index % 2 === 0 ? 'totals' : 'uniques' },
    ...overrides,
  }
}

function users(index: number, overrides: Partial<UsersQuery>): UsersQuery {
  const measure = index % 2 === 0 ? 'active' : 'new'
  return { kind: 'users', ...common, range: lastDays(30), interval: 'day', measure, ...overrides }
}

function funnel(index: number, days: number): FunnelQuery {
  const steps = [named('Search'), named(pick(events.slice(2), index))]
  const window = { windowSeconds: 604_800, order: 'ordered', population: 'active' } as const
  return { kind: 'funnel', ...common, range: lastDays(days), interval: 'day', steps, ...window }
}

function retention(index: number, days: number): RetentionQuery {
  return {
    kind: 'retention',
    ...common,
    range: lastDays(days),
    interval: 'day',
    startEvent: named(pick(events, index)),
    returnEvent: { kind: 'special', name: 'active', conditions: [] },
    method: { kind: 'n-day' },
  }
}

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Twenty of each interval, three hundred rules between them. */
export const alertQuestions = {
  fiveMinutes: times(20, (index): BenchQuestion => ({
    kind: 'alerts, 5 minutes',
    isAlert: true,
    query: event(index, { interval: '5min', range: lastDays(2), where: [inCountry(index)].slice(index % 2) }),
  })),
  hourly: times(20, (index): BenchQuestion => ({
    kind: 'alerts, hourly',
    isAlert: true,
    query: event(index, { interval: 'hour', range: lastDays(7), where: index < 7 ? [] : [inCountry(index)] }),
  })),
  daily: times(20, (index): BenchQuestion => ({
    kind: 'alerts, daily',
    isAlert: true,
    query:
      index < 8
        ? users(index, { range: lastDays(35), where: index < 2 ? [] : [inCountry(index)] })
        : event(index, { range: lastDays(35), where: index < 15 ? [] : [inCountry(index)] }),
  })),
}

/** The parts of digests: series, a split one, a funnel. */
export const digestQuestions: BenchQuestion[] = [
  ...times(8, (index) => users(index, { where: index < 2 ? [] : [inCountry(index)] })),
  ...times(7, (index) => event(index, { metric: { kind: 'totals' }, groupBy: [property('platform')] })),
  ...times(5, (index) => funnel(index, 14)),
].map((query): BenchQuestion => ({ kind: 'digests', isAlert: false, query }))

/** Eighty questions that people have. */
export const typedQuestions: BenchQuestion[] = [
  ...times(30, (index) => users(index, { range: lastDays(7 + index) })),
  ...times(35, (index) => event(index, { range: lastDays(5 + (index % 17)) })),
  ...times(10, (index) => funnel(index, 5 + (index % 4))),
  ...times(5, (index) => retention(index, 7)),
].map((query): BenchQuestion => ({ kind: 'people', isAlert: false, query }))
