import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeState } from '../../../src/demo/slack/bot/view-state.ts'
import { isViewTooLarge, validateView } from '../../../src/demo/slack/validate-view.ts'
import type { BlockJson } from '../../../src/demo/slack/page-protocol.ts'
import { describeQuery } from '../../../src/query/describe-query.ts'
import { changeForm, chooseKind, type FormPress } from '../../../src/slack/modals/change-form.ts'
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

const additions = ['property', 'own', 'behaviour', 'cohort', 'segment', 'nothing', 'nonsense']
const changes: FormPress[] = [
  ...['form_add_event', 'form_remove_event', 'form_remove_condition_0', 'form_remove_condition_3'].map(
    (actionId) => ({ actionId }),
  ),
  { actionId: 'form_show_all' },
  ...['form_add', 'form_add_to_0', 'form_add_to_2'].flatMap((actionId) =>
    additions.map((choice) => ({ actionId, choice })),
  ),
]

function add(choice: string): FormPress {
  return { actionId: 'form_add', choice }
}

/** The values of a list's options. */
function optionsOf({ blocks }: ReturnType<typeof formView>, actionId: string): unknown[] {
  const elements = (blocks as unknown as BlockJson[]).flatMap((block) =>
    block.type === 'actions' ? (block['elements'] as List[]) : [block['element'] as List | undefined],
  )
  const list = elements.find((each) => each?.action_id === actionId)
  return (list?.options ?? []).map(({ value }) => value)
}

interface List {
  action_id: string
  options?: { value: string }[]
}

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
        const changed = pressed.reduce((form, press) => sentBack(changeForm(form, press)), opened)
        expect(problemsOf(changed)).toEqual([])
        expect(problemsOf(chooseKind(changed, kind, ''))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has ten steps and ten conditions at most, and then offers no more', () => {
    let form = fillFromDraft('funnel', channel, today)
    for (let count = 0; count < 20; count += 1)
      form = changeForm(changeForm(form, { actionId: 'form_add_event' }), add('behaviour'))
    expect(form.events).toHaveLength(10)
    expect(form.conditions).toHaveLength(10)
    expect(JSON.stringify(viewOf(form))).not.toMatch(/form_add/)
    expect(problemsOf({ ...form, isWhole: true })).toEqual([])
  })

  it('compares four segments at most, each with conditions of its own', () => {
    let form = fillFromDraft('dau', channel, today)
    for (let count = 0; count < 6; count += 1) form = changeForm(form, add('segment'))
    expect(form.segments.map(({ id }) => id)).toEqual([0, 2, 4, 6])
    expect(JSON.stringify(viewOf(form))).toContain('*Segment 4*')
    expect(optionsOf(viewOf(form), 'form_add')).toEqual(['property', 'behaviour', 'cohort'])
    form = changeForm(form, { actionId: 'form_add_to_4', choice: 'cohort' })
    expect(form.segments[2]?.conditions).toMatchObject([{ kind: 'property' }, { kind: 'cohort', id: 8 }])
    form = changeForm(form, { actionId: 'form_remove_condition_3' })
    expect(form.segments.map(({ id }) => id)).toEqual([0, 4, 6])
    form = changeForm(form, { actionId: 'form_add_to_4', choice: 'nothing' })
    expect(form.segments.map(({ id }) => id)).toEqual([0, 6])
    expect(JSON.stringify(viewOf(form))).not.toContain('*Segment 3*')
  })

  it('takes the conditions of a step away with it, and hides them from kinds that have none', () => {
    const form = fillFromDraft('funnel Search > Play [genre is rock] > Buy [price > 3]', channel, today)
    const shorter = changeForm(form, { actionId: 'form_remove_event' })
    expect(shorter.conditions).toMatchObject([{ event: '1', property: 'genre' }])
    const dau = sentBack(chooseKind(shorter, 'dau', ''))
    expect(writeForm(dau).text).toBe('dau')
    expect(JSON.stringify(viewOf(dau).blocks)).not.toContain('genre')
    expect(writeForm(sentBack(chooseKind(dau, 'funnel', ''))).text).toBe(
      'funnel Search > Play [genre is rock]',
    )
  })

  it('empties the list of what can be added once it is added', () => {
    const ids = (form: Form): unknown[] =>
      viewOf(form)
        .blocks.map(({ block_id: id }) => id)
        .filter((id) => id?.startsWith('grow.'))
    const form = fillFromDraft('dau', channel, today)
    expect(ids(form)).not.toEqual(ids(changeForm(form, add('cohort'))))
  })

  it('asks for a number of times only where one is compared with', () => {
    const form = fillFromDraft('dau where who did Play', channel, today)
    expect(JSON.stringify(viewOf(form))).not.toContain('count.0')
    const counted = fillFromDraft('dau where who did Play > 2', channel, today)
    expect(JSON.stringify(viewOf(counted))).toContain('"block_id":"count.0"')
  })

  it('offers to look up a person only to those who may', () => {
    const form = fillFromDraft('dau', channel, today)
    const view = formView(form, checkForm(form, today), { mayLookUp: true })
    expect(optionsOf(view, 'form_kind')).toContain('user')
    expect(optionsOf(viewOf(form), 'form_kind')).not.toContain('user')
  })

  it('asks which project only where there are several', () => {
    const form = fillFromDraft('dau', channel, today)
    const viewFor = (projects: string[]) => formView(form, checkForm(form, today), { projects })
    expect(optionsOf(viewFor(['Acme']), 'form_project')).toEqual([])
    expect(optionsOf(viewFor(['Acme', 'Acme EU', 'top 5']), 'form_project')).toEqual([
      'usual',
      'Acme EU',
      '"top 5"',
    ])
    expect(optionsOf(viewOf({ ...form, project: 'Acme EU' }), 'form_project')).toEqual(['usual', 'Acme EU'])
  })

  it('shows a person or a list to nobody else', () => {
    const view = viewOf(fillFromDraft('user 12345', channel, today))
    expect(view.submit?.text).toBe('Ask')
    expect(JSON.stringify(view)).not.toContain('Everybody in a channel')
    expect(JSON.stringify(viewOf(fillFromDraft('events song', channel, today)))).toContain('Only you see')
  })

  it('tells rows of conditions apart after one was removed', () => {
    const form = fillFromDraft('dau where country is Japan and platform is iOS', channel, today)
    const without = changeForm(form, { actionId: 'form_remove_condition_0' })
    expect(without.conditions).toMatchObject([{ id: 1, property: 'platform' }])
    expect(changeForm(without, add('behaviour')).conditions).toMatchObject([{ id: 1 }, { id: 2 }])
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
    const conditions = form.conditions.map((condition) =>
      condition.kind === 'property' ? { ...condition, values: 'x'.repeat(900) } : condition,
    )
    const elsewhere = chooseKind({ ...form, conditions }, 'realtime', '')
    expect(problemsOf(elsewhere)).toEqual([])
    expect(sentBack(elsewhere).kind).toBe('realtime')
  })

  it('reads a view that remembers nothing of ours as an empty form', () => {
    const view = formViewSchema.parse({ id: 'V1', private_metadata: '{"kind":7', state: { values: {} } })
    expect(readForm(view)).toMatchObject({ kind: 'text', text: '' })
  })
})
