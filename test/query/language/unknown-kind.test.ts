import { describe, expect, it } from 'vitest'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const rows: MistakeRow[] = [
  {
    text: 'funel Search > Play',
    marked: 'funel',
    problem: "I don't know “funel”.",
    suggestions: ['funnel Search > Play'],
  },
  { text: 'dua last 7d', marked: 'dua', problem: "I don't know “dua”.", suggestions: ['dau last 7d'] },
  {
    text: 'new user last 7d',
    marked: 'new',
    problem: "I don't know “new”.",
    suggestions: ['new users last 7d'],
  },
  { text: 'retain', marked: 'retain', problem: "I don't know “retain”.", suggestions: ['retention'] },
  { text: 'hlep', marked: 'hlep', problem: "I don't know “hlep”.", suggestions: ['help'] },
  {
    text: 'daily active users last 7d',
    marked: 'daily',
    problem: 'A question begins with what is asked, such as `dau` or `event`.',
    suggestions: ['dau last 7d'],
  },
  {
    text: 'active users by country',
    marked: 'active',
    problem: "I don't know “active”.",
    suggestions: ['dau by country'],
  },
  { text: 'signups', marked: 'signups', problem: "I don't know “signups”.", suggestions: ['new users'] },
  {
    text: 'conversion Search > Play',
    marked: 'conversion',
    problem: "I don't know “conversion”.",
    suggestions: ['funnel Search > Play'],
  },
  {
    text: 'show me dau last 7d',
    marked: 'show',
    problem: "I don't know “show”.",
    suggestions: ['dau last 7d'],
  },
  {
    text: 'Search > Play',
    marked: 'Search',
    problem: "I don't know “Search”.",
    suggestions: ['funnel Search > Play'],
  },
  {
    text: 'last 30d',
    marked: 'last',
    problem: 'A question begins with what is asked, such as `dau` or `event`.',
    suggestions: ['dau last 30d'],
  },
  {
    text: 'xyzzy',
    marked: 'xyzzy',
    problem: "I don't know “xyzzy”. Type `help` to see what can be asked.",
  },
  { text: 'evnt', marked: 'evnt', problem: "I don't know “evnt”.", suggestions: ['event Search'] },
  { text: '🎉', marked: '🎉', problem: "I don't know “🎉”. Type `help` to see what can be asked." },
  {
    text: 'help fnnel',
    marked: 'fnnel',
    problem: 'There is no help on “fnnel”; `help` shows everything.',
    suggestions: ['help funnel'],
  },
]

describe('mistakes in a question that begins with no kind', () => {
  it.each(rows)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
