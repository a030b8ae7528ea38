import { describe, expect, it } from 'vitest'
import { offerProperties } from '../../../src/slack/modals/offer-properties.ts'

function valuesFor(typed: string, takesEventProperties = true): (string | undefined)[] {
  return offerProperties(typed, takesEventProperties).map(({ value }) => value)
}

describe('what a field for a property offers', () => {
  it("is Amplitude's own before anything is typed", () => {
    expect(valuesFor('')).toContain('country')
    expect(valuesFor('')).not.toContain('gp:')
  })

  it('is what was typed, as all that it may be', () => {
    expect(valuesFor('plan')).toEqual(['gp:plan', 'event.plan'])
    expect(valuesFor('plan', false)).toEqual(['gp:plan'])
    expect(valuesFor('event.genre')).toEqual(['gp:genre', 'event.genre'])
    expect(valuesFor('my plan is')).toEqual(['"gp:my plan is"', 'event."my plan is"'])
  })

  it("finds Amplitude's own by a part of the name", () => {
    expect(valuesFor('device t', false)).toEqual(['device_type', 'gp:device t'])
    expect(valuesFor('Country', false)).toEqual(['country'])
  })

  it('holds nothing that a list cannot', () => {
    expect(valuesFor('x'.repeat(200))).toEqual([])
  })
})
