import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeState } from '../../../src/demo/slack/bot/view-state.ts'
import { isViewTooLarge, validateView } from '../../../src/demo/slack/validate-view.ts'
import type { BlockJson } from '../../../src/demo/slack/page-protocol.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import { changeForm, chooseKind } from '../../../src/slack/modals/change-form.ts'
import { checkForm } from '../../../src/slack/modals/check-form.ts'
import { fillForm, fillFromDraft } from '../../../src/slack/modals/fill-form.ts'
import type { Form } from '../../../src/slack/modals/form.ts'
import { formKinds } from '../../../src/slack/modals/form-kinds.ts'
import { formView } from '../../../src/slack/modals/form-view.ts'
import { formViewSchema, readForm } from '../../../src/slack/modals/read-form.ts'
import { writeForm } from '../../../src/slack/modals/write-form.ts'
import { queryArbitrary, textArbitrary } from '../../support/query-arbitrary.ts'

const channel = 'C0PRODUCT'
const today = '2026-11-23'

function viewOf(form: Form): ReturnType<typeof formView> {
  return formView(form, checkForm(form, today))
}

/** The form as Slack would send it back, untouched. */
function sentBack(form: Form): Form {
  const { private_metadata = '', blocks } = viewOf(form)
  const values = completeState(blocks as unknown as BlockJson[], {})
  return readForm(formViewSchema.parse({ id: 'V1', hash: '1.a', private_metadata, state: { values } }))
}

function problemsOf(form: Form): unknown[] {
  const view = viewOf(form)
  return [...validateView(view, 'modal'), ...(isViewTooLarge(view) ? ['too large'] : [])]
}

const changes = [
  'form_add_event',
  'form_remove_event',
  'form_add_condition',
  'form_remove_condition_0',
  'form_show_all',
]

describe('the form as a modal', () => {
  it('comes back from Slack as the same question, whatever it is', () => {
    fc.assert(
      fc.property(queryArbitrary, (query) => {
        fc.pre(describeQuery(query).length <= 2_900)
        const form = fillForm(query, channel)
        expect(writeForm(sentBack(form)).text).toBe(writeForm(form).text)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps within the limits of Block Kit, whatever is asked, typed and pressed', () => {
    const drafts = fc.oneof(queryArbitrary.map(describeQuery), textArbitrary)
    const presses = fc.array(fc.constantFrom(...changes), { maxLength: 12 })
    const kinds = fc.constantFrom(...formKinds.map(({ name }) => name))
    fc.assert(
      fc.property(drafts, presses, kinds, (draft, pressed, kind) => {
        const opened = fillFromDraft(draft, channel, today)
        expect(problemsOf(opened)).toEqual([])
        const changed = pressed.reduce((form, actionId) => sentBack(changeForm(form, actionId)), opened)
        expect(problemsOf(changed)).toEqual([])
        expect(problemsOf(chooseKind(changed, kind, ''))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has ten steps and five conditions at most, and then offers no more', () => {
    let form = fillFromDraft('funnel', channel, today)
    for (let count = 0; count < 20; count += 1)
      form = changeForm(changeForm(form, 'form_add_event'), 'form_add_condition')
    expect(form.events).toHaveLength(10)
    expect(form.conditions).toHaveLength(5)
    expect(JSON.stringify(viewOf(form))).not.toMatch(/form_add_/)
  })

  it('tells rows of conditions apart after one was removed', () => {
    const form = fillFromDraft('dau where country is Japan and platform is iOS', channel, today)
    const without = changeForm(form, 'form_remove_condition_0')
    expect(without.conditions).toMatchObject([{ id: 1, property: 'platform' }])
    expect(changeForm(without, 'form_add_condition').conditions).toMatchObject([{ id: 1 }, { id: 2 }])
  })

  it('offers only the intervals that a kind takes, and drops one that it does not', () => {
    const hourly = fillFromDraft('event Play hourly last 3d', channel, today)
    const retention = chooseKind(hourly, 'retention', '')
    expect(retention.choices.interval).toBe('')
    const texts = JSON.stringify(viewOf({ ...retention, isWhole: true }))
    expect(texts).toContain('"weekly"')
    expect(texts).not.toContain('"hourly"')
  })

  it('forgets rather than break where a view could not remember all of it', () => {
    const form = fillFromDraft(
      `event Play where ${'country is Japan, Peru and '.repeat(4)}city is Rio`,
      channel,
      today,
    )
    const conditions = form.conditions.map((condition) => ({ ...condition, values: 'x'.repeat(900) }))
    const elsewhere = chooseKind({ ...form, conditions }, 'realtime', '')
    expect(problemsOf(elsewhere)).toEqual([])
    expect(sentBack(elsewhere).kind).toBe('realtime')
  })

  it('reads a view that remembers nothing of ours as an empty form', () => {
    const view = formViewSchema.parse({ id: 'V1', private_metadata: '{"kind":7', state: { values: {} } })
    expect(readForm(view)).toMatchObject({ kind: 'text', text: '' })
  })
})
