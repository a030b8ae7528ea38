import { describe, expect, it } from 'vitest'
import { completeRow, mistakeAsRow, type MistakeRow } from '../../support/mistake-row.ts'

const rows: MistakeRow[] = [
  {
    text: 'dau where country',
    marked: 'country',
    problem: '“country” needs an operator and a value, for example `country is …`.',
    isUnfinished: true,
  },
  {
    text: 'dau where country Japan',
    marked: 'country Japan',
    problem: '“country Japan” has no operator such as `is`.',
    suggestions: ['dau where country is Japan'],
  },
  {
    text: 'dau where country is',
    marked: 'is',
    problem: '`is` needs a value; a name that is also a keyword goes in quotes.',
    isUnfinished: true,
  },
  {
    text: 'dau where country is Japan,',
    marked: ',',
    problem: '`,` needs another value; a name that is also a keyword goes in quotes.',
    isUnfinished: true,
  },
  {
    text: 'dau where is Japan',
    marked: 'is',
    problem: 'A property is missing before `is`, for example `country is Japan`.',
  },
  {
    text: 'dau where country is Japan and',
    marked: '',
    problem: 'A condition is missing at the end, for example `country is Japan`.',
    isUnfinished: true,
  },
  {
    text: 'dau where country is Trinidad and Tobago last 7d',
    marked: 'and Tobago',
    problem: '“Tobago” is no condition. If "Trinidad and Tobago" is one value, put it in quotes.',
    suggestions: ['dau where country is "Trinidad and Tobago" last 7d'],
  },
  {
    text: 'dau where country is Germany or Japan',
    marked: 'or',
    problem:
      '`or` is not understood: values are separated by `,`, and a name that holds “or” goes in quotes.',
    suggestions: ['dau where country is Germany, Japan'],
  },
  {
    text: 'dau where gp:age > 1,000',
    marked: '000',
    problem: '`>` compares with one value. Write a number without commas, such as 1000.',
    suggestions: ['dau where gp:age > 1000'],
  },
  {
    text: 'dau where gp:age > 10 > 20',
    marked: '>',
    problem: "I don't understand `>` here. A name that holds it goes in quotes.",
  },
  {
    text: 'dau who did Purchase >= 0 in 30d',
    marked: '>= 0',
    problem: 'Everybody did it 0 times or more.',
    suggestions: ['dau who did Purchase >= 1 in 30d'],
  },
  {
    text: 'dau who did Purchase < 0 in 30d',
    marked: '< 0',
    problem: 'Nobody did it less than 0 times.',
    suggestions: ['dau who did Purchase = 0 in 30d'],
  },
  {
    text: 'dau who did Purchase >= in 30d',
    marked: '>=',
    problem: '`>=` needs a number of times, for example `who did Purchase >= 2 in 30d`.',
  },
  {
    text: 'dau who did not Purchase >= 2',
    marked: '>= 2',
    problem: '`who did not` takes no number: leave out `not` and compare instead, for example `< 2`.',
  },
  {
    text: 'dau who did Purchase in 5h',
    marked: 'in 5h',
    problem: 'Here time is counted in days, at least one, for example `in 30d`.',
    suggestions: ['dau who did Purchase in 30d'],
  },
]

describe('mistakes in a condition', () => {
  it.each(rows)('$text: $problem', (row) => {
    expect(mistakeAsRow(row.text)).toEqual(completeRow(row))
  })
})
