import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { describeQuery } from '../../src/query/describe-query.ts'
import type { EventSummary } from '../../src/query/event-catalogue.ts'
import { resolveEvents } from '../../src/query/resolve-events.ts'
import { markedText, parsedQuestion } from '../support/parsed-query.ts'

const totals: Record<string, number> = {
  'Sign Up': 900,
  'Launch App': 250_000,
  Search: 30_400,
  Select: 25_000,
  Play: 99_000,
  'Play Song': 12_345,
  'Play Song or Video': 20_000,
  'Create Playlist': 700,
  'Favorite Song': 800,
  Purchase: 1_200_000,
  purchase: 3,
  'Log in': 500,
  'Add to Cart, then Pay': 40,
  'Filter by Genre': 50,
  'Open "Best of"': 60,
  'Don’t Show Again': 70,
  'Loading...': 80,
  検索フィルター: 90,
  '🎉 Party Mode': 100,
  New: 110,
  'raw:odd': 120,
}
const displayNames: Record<string, string> = { app_error: 'App Error', v2_share: 'Share > Playlist' }

const events: EventSummary[] = [
  ...Object.entries(totals).map(([name, weeklyTotal]) => ({ name, displayName: name, weeklyTotal })),
  ...Object.entries(displayNames).map(([name, displayName]) => ({ name, displayName, weeklyTotal: 10 })),
]

function resolved(text: string) {
  return resolveEvents(parsedQuestion(text), events, 'Acme')
}

const found: [sentence: string, text: string, canonical: string][] = [
  ['the exact name', 'event Play Song last 7d', 'event Play Song last 7d'],
  ['the exact name, though others begin with it', 'event Play', 'event Play'],
  ['the exact case, where names differ in it', 'event purchase', 'event purchase'],
  ['a name in another case', 'event play SONG', 'event Play Song'],
  ['a displayed name', 'event App Error', 'event app_error'],
  ['a displayed name in another case', 'event app error', 'event app_error'],
  ['the only name that begins so', 'event Fav', 'event Favorite Song'],
  ['the only displayed name that begins so', 'event app e', 'event app_error'],
  ['a name with a curly apostrophe, typed straight', "event Don't show again", 'event "Don’t Show Again"'],
  ['a name with a straight ellipsis, typed as one sign', 'event Loading…', 'event Loading...'],
  ['a name in another script', 'event 検索フィルター totals', 'event 検索フィルター totals'],
  ['a name with an emoji', 'event 🎉 party mode', 'event 🎉 Party Mode'],
  ['a name with an emoji as Slack sends it', 'event :tada: Party Mode', 'event 🎉 Party Mode'],
  ['a name with an emoji left out', 'event Party Mode', 'event 🎉 Party Mode'],
  ['a quoted name', 'event "Filter by Genre"', 'event "Filter by Genre"'],
  [
    'a name with a keyword without quotes',
    'event Filter by Genre last 7d',
    'event "Filter by Genre" last 7d',
  ],
  [
    'a name with a comma and then without quotes',
    'funnel Search > add to cart, then pay > Play',
    'funnel Search > "Add to Cart, then Pay" > Play',
  ],
  [
    'a displayed name with > without quotes',
    'funnel Search > Share > Playlist > Play',
    'funnel Search > v2_share > Play',
  ],
  ['a name with quotes of its own', 'event Open "Best of" last 7d', `event 'Open "Best of"' last 7d`],
  ['a name with a prefix of ours, in quotes', 'event "raw:odd"', 'event "raw:odd"'],
  [
    'a name with a keyword beside a beginning',
    'event filter by genre, fav',
    'event "Filter by Genre", Favorite Song',
  ],
  ['all of several names', 'funnel search > select > play', 'funnel Search > Select > Play'],
  [
    'names inside conditions',
    'dau where who did log in in 7d segment who did fav in 1d',
    'dau where who did Log in in 7d segment who did Favorite Song in 1d',
  ],
  ['an event and again', 'retention play song', 'retention Play Song'],
  ['nothing for a hidden event', 'event raw:Secret', 'event raw:Secret'],
  ['nothing for a special one', 'event any', 'event any'],
  ['nothing where no event is named', 'dau by country', 'dau by country'],
  [
    'events of a formula',
    'formula UNIQUES(A)/UNIQUES(B) of purchase, play song',
    'formula UNIQUES(A)/UNIQUES(B) of purchase, Play Song',
  ],
  [
    'an event of a formula with a keyword in its name, without quotes',
    'formula TOTALS(A)/TOTALS(B) of search, filter by genre last 7d',
    'formula TOTALS(A)/TOTALS(B) of Search, "Filter by Genre" last 7d',
  ],
  [
    'an event in a condition on sessions',
    'sessions average who did play song in 7d',
    'sessions average where who did Play Song in 7d',
  ],
  [
    'events in segments of lifetime values',
    'ltv segment who did favorite song in 7d segment who did search in 7d',
    'ltv segment who did Favorite Song in 7d segment who did Search in 7d',
  ],
  ['nothing where no event is named', 'composition platform', 'composition platform'],
  ['nothing in a search', 'events plya', 'events plya'],
]

interface Row {
  text: string
  marked: string
  problem: string
  suggestions: readonly string[]
}

const mistaken: Row[] = [
  {
    text: 'event Plya Song last 30d',
    marked: 'Plya Song',
    problem: 'No event “Plya Song” in Acme. Did you mean “Play Song” (12.3k this week)?',
    suggestions: ['event Play Song last 30d'],
  },
  {
    text: 'funnel Search > Purchese > Play',
    marked: 'Purchese',
    problem: 'No event “Purchese” in Acme. Did you mean “Purchase” (1.2M this week)?',
    suggestions: ['funnel Search > Purchase > Play', 'funnel Search > purchase > Play'],
  },
  {
    text: 'event PURCHASE',
    marked: 'PURCHASE',
    problem:
      '“PURCHASE” is the name of 2 events in Acme: “Purchase” (1.2M this week), “purchase” (3 this week).',
    suggestions: ['event Purchase', 'event purchase'],
  },
  {
    text: 'event Pla',
    marked: 'Pla',
    problem:
      '“Pla” begins 3 events in Acme: “Play” (99k this week), “Play Song or Video” (20k this week), “Play Song” (12.3k this week).',
    suggestions: ['event Play', 'event Play Song or Video', 'event Play Song'],
  },
  {
    text: 'event "Filter by Gender" last 7d',
    marked: '"Filter by Gender"',
    problem: 'No event “Filter by Gender” in Acme. Did you mean “Filter by Genre” (50 this week)?',
    suggestions: ['event "Filter by Genre" last 7d'],
  },
  {
    text: 'event Play Song lst 7d',
    marked: 'Play Song lst 7d',
    problem: 'No event “Play Song lst 7d” in Acme. Did you mean `event Play Song last 7d`?',
    suggestions: ['event Play Song last 7d', 'event Play Song', 'event Play', 'event Play Song or Video'],
  },
  {
    text: 'event Play Song 8 weeks totals',
    marked: 'Play Song 8 weeks',
    problem: 'No event “Play Song 8 weeks” in Acme. Did you mean `event Play Song last 8 weeks totals`?',
    suggestions: [
      'event Play Song last 8 weeks totals',
      'event Play Song totals',
      'event Play totals',
      'event Play Song or Video totals',
    ],
  },
  {
    text: 'event Play Song bye country',
    marked: 'Play Song bye country',
    problem: 'No event “Play Song bye country” in Acme. Did you mean `event Play Song by country`?',
    suggestions: ['event Play Song by country', 'event Play Song', 'event Play', 'event Play Song or Video'],
  },
  {
    text: 'dau segment who did Zzzz in 7d where who did Qqqq in 7d',
    marked: 'Zzzz',
    problem:
      'No event “Zzzz” in Acme. If it is hidden in Amplitude, type `raw:Zzzz`; the busiest events are “Purchase”, “Launch App”, “Play”.',
    suggestions: [
      'dau segment who did Purchase in 7d where who did Qqqq in 7d',
      'dau segment who did Launch App in 7d where who did Qqqq in 7d',
      'dau segment who did Play in 7d where who did Qqqq in 7d',
    ],
  },
]

it('keeps the name that people know beside the exact one', () => {
  const exact = { kind: 'named', name: 'app_error', displayName: 'App Error', conditions: [] }
  expect(resolved('event app error where who did App Error')).toMatchObject({
    events: [exact],
    where: [{ event: exact }],
  })
  const same = { kind: 'named', name: 'Play Song', conditions: [] }
  expect(resolved('event play song')).toMatchObject({ events: [same] })
})

describe('resolveEvents', () => {
  it.each(found)('finds %s: %s', (_sentence, text, canonical) => {
    const query = resolved(text)
    if (query instanceof InvalidQueryError) throw query
    expect(describeQuery(query)).toBe(canonical)
  })

  it.each(mistaken)('$text: $problem', ({ text, marked, problem, suggestions }) => {
    const error = resolved(text)
    if (!(error instanceof InvalidQueryError)) throw new Error(`found: ${describeQuery(error)}`)
    expect({ marked: markedText(error), problem: error.userMessage, suggestions: error.suggestions }).toEqual(
      {
        marked,
        problem,
        suggestions,
      },
    )
  })

  it.each(mistaken)('only offers complete questions instead of $text', ({ text }) => {
    const error = resolved(text)
    const suggestions = error instanceof InvalidQueryError ? error.suggestions : []
    for (const suggestion of suggestions) expect(parsedQuestion(suggestion).text).toBe(suggestion)
  })

  it('keeps the conditions of an event', () => {
    expect(resolved('event play song [genre is rock]')).toMatchObject({
      events: [{ kind: 'named', name: 'Play Song', conditions: [{ values: ['rock'] }] }],
    })
  })

  it('does not repeat a page that was pasted', () => {
    const error = resolved(`event ${'pasted words '.repeat(300)}`)
    const message = error instanceof InvalidQueryError ? error.userMessage : ''
    expect(message).toContain('The busiest events are “Purchase”, “Launch App”, “Play”.')
    expect(message.length).toBeLessThan(250)
  })

  it('says so where a project has no events', () => {
    const error = resolveEvents(parsedQuestion('event Play'), [], 'Acme')
    expect(error).toMatchObject({
      userMessage: 'No event “Play” in Acme. If it is hidden in Amplitude, type `raw:Play`.',
      suggestions: [],
    })
  })

  it('answers within 200 ms for 2,000 events, Amplitude’s limit, and 400 unknown steps', () => {
    const many = Array.from({ length: 2000 }, (_, index) => {
      const name = `Event ${index} by someone`
      return { name, displayName: name, weeklyTotal: index }
    })
    const question = parsedQuestion(
      `funnel ${Array.from({ length: 400 }, (_, index) => `evnt ${index}`).join(' > ')}`,
    )
    resolveEvents(question, many, 'Acme')
    const times = [0, 1, 2].map(() => {
      const before = performance.now()
      expect(resolveEvents(question, many, 'Acme')).toBeInstanceOf(InvalidQueryError)
      return performance.now() - before
    })
    expect(Math.min(...times)).toBeLessThan(200)
  })
})
