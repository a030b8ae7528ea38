import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../../src/slack/modals/form.ts'
import { namedProject } from '../../../src/slack/modals/form-project.ts'

describe('the project that a form asks', () => {
  const event = emptyForm('event', 'C0PRODUCT')

  it('is the one that is chosen, however unfinished the rest is', () => {
    const begun = { kind: 'property' as const, id: 0, property: 'country', operator: 'is', values: '' }
    expect(namedProject({ ...event, project: 'Acme EU', conditions: [begun] })).toEqual({
      project: 'Acme EU',
    })
    expect(namedProject({ ...event, project: '"top 5"' })).toEqual({ project: 'top 5' })
  })

  it('is one that was typed besides, also before an event is chosen', () => {
    expect(namedProject({ ...event, more: 'hourly project Acme EU' })).toEqual({ project: 'Acme EU' })
  })

  it('is the first where none is named', () => {
    expect(namedProject(event)).toEqual({})
    expect(namedProject({ ...event, more: 'project' })).toEqual({})
  })
})
