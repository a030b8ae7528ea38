import { rowsOf, type LanguageRow } from './language-row.ts'

/** The third section, clause by clause; the matrix of which kind takes which is below. */
const ranges = rowsOf(3, 'picture', [
  ['dau today', 'Nov 23, 2026'],
  ['dau yesterday', 'Nov 22, 2026'],
  ['dau last 30d', 'Oct 25 – Nov 23, 2026'],
  ['dau last 8 weeks', 'Oct 5 – Nov 23, 2026'],
  ['event Search last 8 weeks', /Search, uniques[^]*Oct 5 – Nov 23, 2026/],
  ['event Search last 3 months', /in Oct 2026, \S+ vs Sep 2026[^]*/],
  ['event Search last 24h', /Nov 22 – 23, 2026[^]*\d\d:00 on/],
  ['dau this week', 'Nov 23, 2026'],
  ['dau this month', 'Nov 1 – 23, 2026'],
  ['dau last month', 'Oct 1 – 31, 2026'],
  ['dau since 2026-10-01', 'Oct 1 – Nov 23, 2026'],
  ['dau 2026-10-01..2026-10-31', 'Oct 1 – 31, 2026'],
  ['dau 2026-10-12', 'Oct 12, 2026'],
  ['dau Nov 3', 'Nov 3, 2026'],
  ['dau 3 November 2026', 'Nov 3, 2026'],
  ['dau 2026/11/03', 'Nov 3, 2026'],
])

const intervals = rowsOf(3, 'picture', [
  ['event Search 5min today', /Search, uniques[^]*as of/],
  ['event Search hourly last 2d', /\d\d:00 on/],
  ['event Search daily last 14d', 'on Sun, Nov 22'],
  ['event Search weekly last 56d', 'in the week of Nov 16'],
  ['event Search monthly last 3 months', 'in Oct 2026'],
])

const groups = rowsOf(3, 'picture', [
  ['dau by platform', 'Daily active users by platform'],
  ['event Search by country, gp:plan last 7d', 'by country and plan'],
  ['event Search by user.plan last 7d', 'by plan'],
  ['event Play Song by event.genre last 7d', 'Play Song, uniques by genre'],
  ['dau by country top 5', /top 5/],
])

const conditions = rowsOf(3, 'picture', [
  [
    'event Search where country is Germany, Japan and gp:plan is not free last 7d',
    /country is Germany or Japan[^]*plan is not free/,
  ],
  ['event Purchase where event.price >= 10', 'price ≥ 10'],
  ['event Purchase where event.price <= 10', 'price ≤ 10'],
  ['event Purchase where event.price < 10', 'price < 10'],
  ['event Purchase where event.price > 5', 'price > 5'],
  ['dau where platform = iOS last 7d', 'platform is iOS'],
  ['dau where platform in iOS, Android last 7d', 'platform is iOS or Android'],
  ['dau where platform != iOS last 7d', 'platform is not iOS'],
  ['dau where platform not in iOS, Android last 7d', 'platform is not iOS or Android'],
  ['dau where country contains an last 7d', 'country contains an'],
  ['dau where country ~ an last 7d', 'country contains an'],
  ['dau where country does not contain an last 7d', 'country does not contain an'],
  ['dau where country !~ an last 7d', 'country does not contain an'],
  ['dau where user_id is set last 7d', 'user_id is set'],
  ['dau where user_id is not set last 7d', 'user_id is not set'],
  ['funnel Search > Play Song [genre is Rock] > Purchase', 'Play Song (genre is Rock)'],
  ['dau cohort 5mjbq8w', 'in cohort 5mjbq8w'],
  ['dau who did Purchase >= 2 in 30d last 7d', 'did Purchase ≥ 2 times in 30 days'],
  ['dau who did not Purchase in 30d last 7d', 'did not do Purchase in 30 days'],
  [
    'dau segment country is Japan segment country is Germany and platform is iOS last 7d',
    'country is Germany, platform is iOS',
  ],
])

const measures = rowsOf(3, 'picture', [
  ['event Search uniques last 7d', 'Search, uniques'],
  ['event Search totals last 7d', 'Search, totals'],
  ['event Search average last 7d', 'Search, average per user'],
  ['event Search %dau last 7d', 'Search, share of active users'],
  ['event Purchase sum of price', 'Purchase, sum of price'],
  ['event Purchase avg of price', 'Purchase, average price'],
  ['event Purchase histogram of price', 'Purchase, histogram of price'],
  ['event Search rolling 7', 'rolling 7 days'],
  ['event Search smoothed 7', 'smoothed over 7 days'],
])

const details = rowsOf(3, 'picture', [
  ['funnel Search > Play within 7d', 'within 7d'],
  ['funnel Search > Play within 90s', 'within 90s'],
  ['funnel Search > Play within 30min', 'within 30min'],
  ['funnel Search > Play within 12h', 'within 12h'],
  ['funnel Search > Play within 1.5h', 'within 90min'],
  ['funnel Search > Play within 2 weeks', 'within 14d'],
  ['funnel Search > Play in order', '% conversion'],
  ['funnel Search > Play in any order', 'in any order'],
  ['funnel Search > Play in sequence', 'in sequence'],
  ['funnel Search > Play for new users', 'for new users'],
  ['retention n-day', 'day 7 retention'],
  ['retention unbounded', 'day 7 or later retention'],
  ['retention brackets 0-1, 2-7, 8-14', 'day 2–7 retention'],
  ['dau vs previous', 'vs previous 30 days'],
  ['dau vs last week', 'compared with Oct 18 – Nov 16, 2026'],
  ['dau vs last month', 'compared with Sep 27 – Oct 26, 2026'],
  ['dau last 7d vs last year', 'compared with Nov 18 – 24, 2025'],
  ['dau project Acme', 'Daily active users'],
])

const outputs: LanguageRow[] = [
  ...rowsOf(3, 'private chart', [['dau private', 'Daily active users']]),
  ...rowsOf(3, 'table', [['dau as table', /Mon, Nov 23[^]*Sun, Nov 22/]]),
  {
    section: 3,
    text: 'dau as csv',
    answer: 'file',
    says: 'Daily active users',
    terminalSays: /^Day,Active users,Complete\r\n2026-10-25,/,
  },
]

const refusals = rowsOf(3, 'mistake', [
  ['funnel Search > Play within 7m', '`m` could be minutes or months'],
  ['dau project Acme EU', 'Acme EU'],
  ['dau since 11/03', '“11/03” could be two days: type `Nov 3` or `Mar 11`.'],
  ['dau by platform segment country is Japan', 'both split the answer'],
  ['funnel Search > Play where event.genre is Rock', 'stands in brackets behind it'],
  ['event Search 5min last 3d', '2 days at most'],
  ['event Search hourly last 8d', '7 days at most'],
  ['dau last 366d', '365 days at most'],
  ['wau last 53 weeks', '52 weeks at most'],
  ['mau last 37 months', '36 months at most'],
  ['event Search, Play, Purchase', '2 events at most'],
  ['event Search by country, platform, version', '2 properties of people at most'],
  ['dau by country top 1001', 'goes up to 1000'],
  ['dau 2026-11-20..2026-11-01', 'ends before it starts'],
])

export const clauseRows: readonly LanguageRow[] = [
  ...ranges,
  ...intervals,
  ...groups,
  ...conditions,
  ...measures,
  ...details,
  ...outputs,
  ...refusals,
  ...matrixRows(),
]

/** What each kind takes of these, in the order of the matrix: `1` takes it, `0` refuses it and names both. */
function matrixRows(): LanguageRow[] {
  const clauses = [
    'last 14d',
    'weekly',
    'by platform',
    'where platform is iOS',
    'segment platform is iOS segment platform is Web',
    'totals',
    'rolling 2',
    'vs previous',
    'as table',
  ]
  const matrix: readonly (readonly [question: string, takes: string])[] = [
    ['dau', '101110011'],
    ['new users', '111110011'],
    ['event Search', '111111111'],
    ['formula UNIQUES(A)/UNIQUES(B) of Search, Play', '111110111'],
    ['funnel Search > Play', '111110011'],
    ['retention', '111110001'],
    ['sessions average', '101110011'],
    ['composition platform', '100000001'],
    ['ltv', '111110001'],
    ['realtime', '000000001'],
    ['chart p1ay5ngs', '000000001'],
  ]
  return matrix.flatMap(([question, takes]) =>
    clauses.map((clause, index) => cell(`${question} ${clause}`, takes[index] === '1', question)),
  )
}

function cell(text: string, isTaken: boolean, question: string): LanguageRow {
  const [kind = ''] = /^(?:new users|\S+)/.exec(question) ?? []
  if (!isTaken)
    return {
      section: 3,
      text,
      answer: 'mistake',
      says: new RegExp(`\`${kind}\` (?:does not take|is always)`),
    }
  const answer = text.endsWith('as table') ? 'table' : 'picture'
  return { section: 3, text, answer, says: `/amp ${kind}`, isTakenCell: true }
}
