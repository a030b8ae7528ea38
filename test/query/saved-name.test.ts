import { describe, expect, it } from 'vitest'
import { savedName } from '../../src/query/saved-name.ts'

describe('savedName', () => {
  it.each([
    ['weekly-signups', 'weekly-signups'],
    [' Weekly_Signups2 ', 'weekly_signups2'],
    ['weekly—signups', 'weekly-signups'],
    ['/amp kpi', 'kpi'],
    ['週次', '週次'],
  ])('reads %j as %s', (text, name) => {
    expect(savedName(text)).toBe(name)
  })

  it.each(['', 'weekly signups', '-x', '"kpi"', 'a.b', 'a>b', '<!channel>', '🎉', 'x'.repeat(41)])(
    'finds no name in %j',
    (text) => {
      expect(savedName(text)).toBeUndefined()
    },
  )
})
