import { describe, expect, it } from 'vitest'
import { headlineInWords, labelled } from '../../src/result/headline-in-words.ts'

describe('headlineInWords', () => {
  it.each([
    ['one line alone', { text: '633', label: 'users on Sun, Nov 22' }, '633 users on Sun, Nov 22'],
    ['one of several lines', { text: '193', ...labelled('iOS', 'users so far') }, 'iOS: 193 users so far'],
    [
      'a name with the sign between parts',
      { text: '8', ...labelled('Search · (none)', 'events') },
      'Search · (none): 8 events',
    ],
    ['a number without a label', { text: 'No data', label: '' }, 'No data'],
  ])('says %s', (...[, headline, words]) => {
    expect(headlineInWords({ value: 1, ...headline })).toBe(words)
  })
})
