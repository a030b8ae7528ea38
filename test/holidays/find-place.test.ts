import { describe, expect, it } from 'vitest'
import { findPlace, type Atlas } from '../../src/holidays/find-place.ts'

const atlas: Atlas = {
  getCountries: () => ({ DE: 'Germany', GB: 'United Kingdom', MC: 'Monaco', US: 'United States of America' }),
  getStates: (country) => ({ DE: { BE: 'Berlin', BY: 'Bavaria' }, US: { LA: 'Louisiana' } })[country],
  getRegions: (_, state) => ({ LA: { NO: 'New Orleans' } })[state],
}

describe('a place', () => {
  it.each([
    ['DE', 'DE', 'Germany'],
    [' de-be ', 'DE-BE', 'Berlin, Germany'],
    ['US/la/no', 'US-LA-NO', 'New Orleans, Louisiana, United States of America'],
  ])('is found by %s', (typed, code, name) => {
    expect(findPlace(atlas, typed)).toMatchObject({ code, name })
  })

  it.each([
    ['XX', 'there is no country XX. Use codes such as DE, DE-BE, US.'],
    ['Germany', 'there is no country Germany; Germany is DE.'],
    ['UK', 'there is no country UK; United Kingdom is GB.'],
    ['DE-XX', 'Germany has no part XX. Use DE, or DE- with one of BE, BY.'],
    ['DE-Bavaria', 'Bavaria is DE-BY.'],
    ['MC-XX', 'Monaco has no parts with holidays of their own. Use MC.'],
    ['DE-BE-XX', 'Berlin has no parts with holidays of their own. Use DE-BE.'],
    ['US-LA-NO-1', 'Louisiana has no part NO-1. Use US-LA, or US-LA- with one of NO.'],
    ['x'.repeat(200), `there is no country ${'x'.repeat(30)}…. Use codes such as DE, DE-BE, US.`],
  ])('is not %s', (typed, problem) => {
    expect(findPlace(atlas, typed)).toEqual({ problem })
  })
})
