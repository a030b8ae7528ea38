import { describe, expect, it } from 'vitest'
import { countryName } from '../../../src/query/language/country-names.ts'

describe('countryName', () => {
  it.each([
    ['US', 'United States'],
    ['us', 'United States'],
    ['DE', 'Germany'],
    ['UK', 'United Kingdom'],
    ['GB', 'United Kingdom'],
    ['HK', 'Hong Kong'],
    ['MM', 'Myanmar'],
    ['BA', 'Bosnia and Herzegovina'],
  ])('knows %s as %s', (code, name) => {
    expect(countryName(code)).toBe(name)
  })

  it.each(['XX', 'ZZ', 'EU', 'UN', 'USA', 'U', '', 'Japan', '日本', '1A'])('knows no country %j', (code) => {
    expect(countryName(code)).toBeUndefined()
  })
})
