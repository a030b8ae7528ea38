import type { Interval, UsersQuery } from '../../query.ts'
import { peopleClauses, type KindDefinition } from './kind-definition.ts'

/** Active users by day, week and month: three words, each with its interval fixed. */
export const dauKind = activeUsers({
  name: 'dau',
  interval: 'day',
  meaning: 'daily active users',
  examples: ['dau', 'dau last 14d by platform', 'dau where country is Japan vs last week'],
  alsoCalled: ['daily active users', 'active users', 'daily users', 'users', 'active', 'actives'],
})

export const wauKind = activeUsers({
  name: 'wau',
  interval: 'week',
  meaning: 'weekly active users',
  examples: ['wau', 'wau last 8 weeks by country top 5'],
  alsoCalled: ['weekly active users', 'weekly users'],
})

export const mauKind = activeUsers({
  name: 'mau',
  interval: 'month',
  meaning: 'monthly active users',
  examples: ['mau', 'mau last 6 months by country'],
  alsoCalled: ['monthly active users', 'monthly users'],
})

export const newUsersKind: KindDefinition = usersKind('new', {
  name: 'new users',
  meaning: 'people seen for the first time',
  examples: ['new users', 'new users last 8 weeks by platform', 'new users vs previous'],
  alsoCalled: ['signups', 'sign ups', 'registrations', 'newcomers', 'installs'],
  intervals: ['day', 'week', 'month'],
  clauses: [...peopleClauses, 'vs', 'interval'],
})

type UsersDetails = Pick<
  KindDefinition,
  'name' | 'meaning' | 'examples' | 'alsoCalled' | 'intervals' | 'clauses'
>

function activeUsers({
  interval,
  ...details
}: Omit<UsersDetails, 'intervals' | 'clauses'> & { interval: Interval }): KindDefinition {
  return usersKind('active', { ...details, intervals: [interval], clauses: [...peopleClauses, 'vs'] })
}

function usersKind(measure: UsersQuery['measure'], details: UsersDetails): KindDefinition {
  return {
    ...details,
    alsoSpelled: [],
    asksAlone: true,
    groupBys: { user: 1, event: 0, total: 1 },
    takesEventConditions: false,
    parseHead: () => (common) => ({ kind: 'users', measure, ...common }),
    writeHead: (query) => {
      const isMine =
        query.kind === 'users' && query.measure === measure && details.intervals.includes(query.interval)
      return isMine ? details.name : undefined
    },
  }
}
