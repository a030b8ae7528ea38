import { clauseRows } from './language-clause-rows.ts'
import { rowsOf, type LanguageRow, type RowAnswer } from './language-row.ts'

/** Section 6 first: its requests are those of a bot that remembers nothing. */
const examples: readonly LanguageRow[] = (
  [
    ['dau last 30d', 'Daily active users', '/api/2/users?m=active&start=20261025&end=20261123&i=1'],
    [
      'mau last 6 months by country',
      'Monthly active users by country',
      '/api/2/users?m=active&start=20260601&end=20261123&i=30&g=country',
    ],
    [
      'event Play Song totals last 14d by event.genre',
      'Play Song, totals by genre',
      '/api/2/events/segmentation?e={"event_type":"Play Song","group_by":[{"type":"event","value":"genre"}]}&m=totals&start=20261110&end=20261123&i=1',
    ],
    [
      'event Purchase sum of price where country is Germany, JP last 7d',
      'JP = Japan',
      '/api/2/events/segmentation?e={"event_type":"Purchase","group_by":[{"type":"event","value":"price"}]}&m=sums&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Germany","Japan"]}]',
    ],
    [
      'funnel Search > Select > Play within 7d last 30d',
      'Search → Select → Play',
      '/api/2/funnels?e={"event_type":"Search"}&e={"event_type":"Select"}&e={"event_type":"Play"}&start=20261025&end=20261123&i=1&mode=ordered&cs=604800',
    ],
    [
      'retention Sign Up > any last 8 weeks',
      'Sign Up → any event',
      '/api/2/retention?se={"event_type":"Sign Up"}&re={"event_type":"_all"}&start=20261005&end=20261123&i=7',
    ],
    [
      'dau segment country is Japan segment who did Purchase in 30d last 7d',
      'did Purchase in 30 days',
      '/api/2/users?m=active&start=20261117&end=20261123&i=1&s=[{"prop":"country","op":"is","values":["Japan"]}]&s=[{"type":"event","event_type":"Purchase","filters":[],"op":">=","value":1,"time_type":"forEachInterval","time_value":30}]',
    ],
    [
      'composition gp:plan last 30d',
      'Users by plan',
      '/api/2/composition?p=gp:plan&start=20261025&end=20261123',
    ],
  ] as const
).map(([text, says, request]) => ({ section: 6, text, answer: 'picture', says, request }))

const month = 'Oct 25 – Nov 23, 2026'

const kinds: readonly LanguageRow[] = [
  ...rowsOf(2, 'picture', [
    ['dau', /Daily active users[^]*Oct 25 – Nov 23, 2026/],
    ['wau', /Weekly active users[^]*Sep 7 – Nov 23, 2026/],
    ['mau', /Monthly active users[^]*Dec 1, 2025 – Nov 23, 2026/],
    ['new users', /New users[^]*Oct 25 – Nov 23, 2026/],
    ['realtime', 'active users in the 5 minutes from'],
    ['live', 'active users in the 5 minutes from'],
    ['event Play Song', month],
    ['trend Play Song', 'Play Song, uniques'],
    ['event Play Song, Search', 'Play Song and Search, uniques'],
    [
      'formula UNIQUES(A)/UNIQUES(B) of Purchase, Play Song',
      /UNIQUES\(Purchase\) \/ UNIQUES\(Play Song\)[^]*% on Sun, Nov 22/,
    ],
    ['funnel Search > Select > Play', /Search → Select → Play[^]*% conversion/],
    ['funnel Search → Play', /Search → Play[^]*% conversion/],
    ['funnel Search then Play', /Search → Play[^]*% conversion/],
    ['retention', 'New users → any active event'],
    ['retention Sign Up > Play Song', 'Sign Up → Play Song'],
    ['retention Play Song', 'Play Song → Play Song'],
    ['sessions length', 'median session'],
    ['sessions average', 'per session on Sun, Nov 22'],
    ['sessions per user', 'sessions per user on Sun, Nov 22'],
    ['composition platform', 'Users by platform'],
    ['ltv', /revenue per new user[^]*Sep 7 – Nov 23, 2026/],
    ['ltv arpu', 'revenue per new user'],
    ['ltv arppu', 'revenue per paying user'],
    ['ltv revenue', 'revenue of new users'],
    ['ltv payers', 'new users who pay'],
    ['chart p1ay5ngs', 'Listeners by platform'],
    ['https://app.amplitude.com/analytics/acme/chart/f0nn3lxy', 'From sign-up to purchase'],
    // What the first section adds to names.
    ['event any', 'any event, uniques'],
    ['event active', 'any active event, uniques'],
    ['event revenue', 'Revenue, uniques'],
    ['event custom:Power Listener', 'Power Listener, uniques'],
    ['event raw:Player Heartbeat', 'Player Heartbeat, uniques'],
    ['event app error by platform', 'App Error, uniques by platform'],
    ['retention App Error > any', 'App Error → any event'],
  ]),
  ...rowsOf(2, 'private', [
    ['events', /\d+ events in Acme/],
    ['events search', '1 event with “search” in Acme'],
    ['user nobody-at-all', /Nobody in Acme/],
  ]),
]

const managing: readonly LanguageRow[] = [
  ...inSlackOnly('private', [
    ['', 'What you can ask', /What you can ask/],
    ['help', 'What you can ask', /What you can ask/],
    ['help funnel', 'within 7d', /within 7d/],
    ['saved', 'No question is saved yet', /history of your shell/],
    ['save weekly-signups', 'Saved.', /history of your shell/],
    ['forget weekly-signups', 'Deleted.', /history of your shell/],
    ['status', 'Acme', /ampbot doctor/],
    ['projects', 'Acme', /ampbot doctor/],
  ]),
  ...inSlackOnly('form', [
    ['build', 'form_kind', /opens in Slack only/],
    ['build funnel Search > Play', 'Search', /opens in Slack only/],
    ['event', 'form_event_0', /opens in Slack only/],
    ['funnel', 'form_event_0', /opens in Slack only/],
  ]),
  ...rowsOf(5, 'mistake', [['funnel Search', 'A funnel needs two steps or more']]),
]

function inSlackOnly(
  answer: RowAnswer,
  rows: readonly (readonly [text: string, says: string, terminalSays: RegExp])[],
): LanguageRow[] {
  return rows.map(([text, says, terminalSays]) => ({ section: 5, text, answer, says, terminalSays }))
}

const mistakes: readonly LanguageRow[] = rowsOf(7, 'mistake', [
  [
    'funel Search > Play',
    "/amp funel Search > Play\n     ^^^^^  I don't know “funel”. Did you mean `funnel Search > Play`?",
  ],
  [
    'event Plya Song last 30d',
    /\n {11}\^{9} {2}No event “Plya Song” in Acme\. Did you mean “Play Song” \([\d.,k]+ this week\)\?/,
  ],
  [
    'dau last 30d by country where',
    '\n                             ^^^^^  `where` needs a condition, for example `where country is Japan`.',
  ],
])

/** Every row of the tables that describe the language, as far as it is spoken; `every`, `alert` and the like are not yet. */
export const languageRows: readonly LanguageRow[] = [
  ...examples,
  ...kinds,
  ...clauseRows,
  ...managing,
  ...mistakes,
]
