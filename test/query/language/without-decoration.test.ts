import { describe, expect, it } from 'vitest'
import { withoutDecoration } from '../../../src/query/language/without-decoration.ts'

describe('withoutDecoration', () => {
  it.each([
    ['*dau* last 7d', 'dau last 7d'],
    ['`dau last 7d`', 'dau last 7d'],
    ['```dau last 7d```', 'dau last 7d'],
    ['_dau_ ~last 7d~', 'dau last 7d'],
    ['> dau', 'dau'],
    ['• - 2) dau', 'dau'],
    ['@ampbot: dau', 'dau'],
    ['<b>dau</b><br/> last 7d', 'dau last 7d'],
    ['dau last 7d?!', 'dau last 7d'],
    ['event snake_case_name', 'event snake_case_name'],
  ])('makes %j plain', (text, plain) => {
    expect(withoutDecoration(text)).toBe(plain)
  })
})
