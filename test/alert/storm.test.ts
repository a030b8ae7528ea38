import { describe, expect, it } from 'vitest'
import { stormOf, type FiredAlert } from '../../src/alert/storm.ts'
import { questionOf } from '../../src/alert/judge/judged-query.ts'

type Row = [question: string, direction: FiredAlert['direction'], groups?: string[]]

function meaningOf(rows: readonly Row[]): string {
  return stormOf(rows.map(([text, direction, groups], id) => firedAlert({ id, text, direction, groups })))
    .meaning
}

function firedAlert({
  id,
  text,
  direction,
  groups,
}: {
  id: number
  text: string
  direction: FiredAlert['direction']
  groups: string[] | undefined
}): FiredAlert {
  return { alert: { id }, direction, question: questionOf(text), ...(groups === undefined ? {} : { groups }) }
}

const collection =
  'All of them fell. When different events fall at once, it is usually their collection (SDK, proxy, Amplitude’s intake) or a release, and rarely the people.'
const client = 'Only iOS fell. That is usually this client: a broken release, a store or a crash.'

const patterns: [sentence: string, fired: Row[], meaning: string][] = [
  [
    'different events that fall alike point at their collection',
    [
      ['dau', 'drop'],
      ['event Search', 'drop'],
      ['event "Play Song" totals', 'drop'],
    ],
    collection,
  ],
  [
    'everybody and all events alike say the same',
    [
      ['dau', 'drop'],
      ['realtime', 'drop'],
      ['event any', 'drop'],
    ],
    collection,
  ],
  [
    'one platform in all conditions points at the client',
    [
      ['dau where platform is iOS', 'drop'],
      ['event Search where platform is iOS', 'drop'],
      ['funnel Search > Play where platform is iOS', 'drop'],
    ],
    client,
  ],
  [
    'one platform as the only group that breaches does, too',
    [
      ['dau by platform', 'drop', ['iOS']],
      ['event Search by platform', 'drop', ['iOS']],
      ['event Play where platform is iOS', 'drop'],
    ],
    client,
  ],
  [
    'two platforms that breach are no pattern of one client',
    [
      ['dau by platform', 'drop', ['iOS', 'Web']],
      ['event Search by platform', 'drop', ['iOS']],
      ['event Play by platform', 'drop', ['iOS']],
    ],
    collection,
  ],
  [
    'one country is a matter of that country',
    [
      ['dau where country is Japan', 'drop'],
      ['event Search where country is Japan', 'drop'],
      ['event Play where country is Japan', 'drop'],
    ],
    'Only Japan fell. Look for what happened there, such as an outage, a block or a holiday.',
  ],
  [
    'one event under several questions is its own tracking or feature',
    [
      ['event Search', 'drop'],
      ['event Search totals', 'drop'],
      ['event Search average', 'drop'],
    ],
    'Only Search fell. Its own tracking or its feature may be broken: look at its last change.',
  ],
  [
    'different events that rise alike are a campaign, bots or counted twice',
    [
      ['dau', 'spike'],
      ['event Search', 'spike'],
      ['event Play', 'spike'],
    ],
    'All of them rose. When different events rise at once, it is usually a campaign, bots, or a release that sends events twice.',
  ],
  [
    'no data anywhere is the collection before anything else',
    [
      ['dau', 'no data'],
      ['event Search', 'no data'],
      ['event Play', 'no data'],
    ],
    'None of them has data. Nothing arrives: look at the collection of events (keys, SDK, proxy) before anything else.',
  ],
  [
    'up and down at once is no one cause',
    [
      ['dau', 'drop'],
      ['event Search', 'drop'],
      ['event Play', 'spike'],
    ],
    '2 fell and 1 rose: no one cause is likely. Look at them one by one, the largest first.',
  ],
  [
    'drops beside missing data ask for the collection, too',
    [
      ['dau', 'drop'],
      ['event Search', 'no data'],
      ['event Play', 'drop'],
    ],
    'Some fell and some have no data: look first at whether events still arrive in Amplitude.',
  ],
]

describe('a storm', () => {
  it.each(patterns)('%s', (_sentence, fired, meaning) => {
    expect(meaningOf(fired)).toBe(meaning)
  })

  it('needs three alerts', () => {
    const two = patterns[0]?.[1].slice(0, 2) ?? []
    const storm = stormOf(
      two.map(([text, direction], id) => firedAlert({ id, text, direction, groups: undefined })),
    )
    expect(storm).toEqual({ isStorm: false, meaning: '' })
  })
})
