import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertQuestionText } from '../../../../src/alert/alert-question.ts'
import { hasSeveralLines } from '../../../../src/alert/language/judgeable.ts'
import { completeState } from '../../../../src/demo/slack/bot/view-state.ts'
import type { BlockJson } from '../../../../src/demo/slack/page-protocol.ts'
import { isViewTooLarge, validateView } from '../../../../src/demo/slack/validate-view.ts'
import { alertFormSchema, type AlertForm } from '../../../../src/slack/modals/alert/alert-form.ts'
import { alertFormView } from '../../../../src/slack/modals/alert/alert-form-view.ts'
import { changeAlertForm } from '../../../../src/slack/modals/alert/change-alert-form.ts'
import { checkRest, checkRule } from '../../../../src/slack/modals/alert/check-alert-form.ts'
import { alertFormFor, alertFormOf } from '../../../../src/slack/modals/alert/fill-alert-form.ts'
import type { AlertFormKnown } from '../../../../src/slack/modals/alert/know-alert-form.ts'
import type { LookedUpRule } from '../../../../src/slack/modals/alert/look-up-rule.ts'
import { alertViewSchema, readAlertForm } from '../../../../src/slack/modals/alert/read-alert-form.ts'
import { readSnoozeDay, snoozeDayView } from '../../../../src/slack/modals/snooze-day.ts'
import { threeFirings } from '../../../support/alert-desk-world.ts'
import { anAlert, anAlertDefinition } from '../../../support/alerts.ts'

const now = new Date('2026-11-23T14:40:00Z')
const opening = { openedIn: 'C0PRODUCT', userId: 'U0ADA00001', timeZone: 'Europe/Berlin' }
const known = { today: '2026-11-23' }

describe('the alert form', () => {
  it('is a form that Slack takes, and comes back as it was', () => {
    fc.assert(
      fc.property(formArbitrary, (form) => {
        expect(problemsOf(form)).toEqual([])
        expect(sentBack(form)).toEqual(form)
      }),
      { numRuns: 80 },
    )
  })

  it('still is one with the longest question', () => {
    const question = `event "${'ä'.repeat(2_980)}" totals`.slice(0, 3_000)
    const form = { ...alertFormOf('dau', opening), question, isWhole: true, title: 'x'.repeat(120) }
    expect(problemsOf(form)).toEqual([])
    expect(sentBack(form)).toEqual(form)
  })

  it('shows the alert as it is typed, and how often it would have fired', () => {
    const blocks = JSON.stringify(viewOf(alertFormOf('dau drops 20%', opening)))
    expect(blocks).toContain('/amp alert dau drops 20% vs last week')
    expect(blocks).toContain('In the last 90 days it would have fired 3 times: Sep 4, Sep 18, Oct 2.')
    expect(blocks).toContain('Costs up to 30 a day (Amplitude allows 108,000 an hour)')
  })

  it.each([
    ['dau', ['Against', 'By how much']],
    ['retention', ['Which day', 'By how much']],
    ['ltv', ['Which day']],
    ['realtime', ['How easily']],
  ])('asks about %s what fits it', (draft, labels) => {
    const blocks = JSON.stringify(viewOf(alertFormOf(draft, opening)))
    for (const label of labels) expect(blocks).toContain(`"text":"${label}"`)
  })
})

describe('what the form begins with', () => {
  it('is what was typed: the question, and a rule in its own fields', () => {
    const draft = '/amp alert retention day 7 outside 20%..40% for 2 min 50'
    expect(alertFormOf(draft, opening)).toMatchObject({
      question: 'retention',
      condition: 'outside',
      amount: '20%',
      upper: '40%',
      age: '7',
      forPoints: '2',
      minimum: '50',
      place: 'channel',
      channelId: 'C0PRODUCT',
    })
  })

  it('is the alert that is to be changed, with the rarer fields where they say something', () => {
    const quietHours = { from: '21:00', to: '08:00', timeZone: 'Asia/Tokyo', weekends: true }
    const definition = anAlertDefinition({
      quietHours,
      mention: 'S0TEAM123',
      channelId: 'U0BOB',
      question: 'dau',
    })
    const form = alertFormFor(anAlert({ id: 7, definition }), opening)
    expect(form).toMatchObject({
      alertId: 7,
      question: 'dau',
      condition: 'below',
      amount: '100',
      place: 'person',
      personId: 'U0BOB',
      call: 'group',
      quiet: 'nights and weekends',
      timeZone: 'Asia/Tokyo',
      isWhole: true,
    })
    expect(checkRest(form, known.today)).toMatchObject({
      rest: { quietHours, mention: 'S0TEAM123', channelId: 'U0BOB' },
    })
  })

  it('leaves a title that came by itself to follow the question, and keeps one that somebody gave', () => {
    const titled = (title: string) =>
      alertFormFor(anAlert({ definition: anAlertDefinition({ question: 'dau', title }) }), opening).title
    expect(titled('Daily active users')).toBe('')
    expect(titled('Our users')).toBe('Our users')
  })

  it('means what the same alert means when it is typed', () => {
    const definition = anAlertDefinition({ question: 'dau by platform' })
    const checked = checkRule(alertFormFor(anAlert({ definition }), opening), known)
    expect(checked).toMatchObject({
      kind: 'plan',
      plan: { rule: { condition: definition.condition, forPoints: 1 } },
    })
  })
})

describe('a mistake', () => {
  it.each<[string, Partial<AlertForm>, string, string]>([
    ['the question', { question: 'duu' }, 'question.0', "I don't know “duu”"],
    ['the amount', { amount: 'much' }, 'amount.0', 'Type a number, such as “20%”.'],
    ['a share that is none', { condition: 'below', amount: '40%' }, 'amount.0', 'Try “dau drops 40%”'],
    ['both ends', { condition: 'outside', amount: '900', upper: '400' }, 'amount.0', 'lower number first'],
    ['the least size', { minimum: 'some' }, 'minimum.0', ''],
    ['the column', { question: 'retention', age: '999' }, 'age.0', 'Ages go up to'],
    [
      'what cannot be watched',
      { question: 'composition platform' },
      'question.0',
      'An alert can watch “dau”',
    ],
  ])('in %s stands on its field', (_, ...[change, block, sentence]) => {
    const form = { ...alertFormOf('dau', opening), ...change }
    const checked = checkRule(form, known)
    if (checked.kind !== 'mistakes') throw new Error(`It was understood: ${checked.kind}`)
    expect(Object.keys(checked.mistakes)).toEqual([block])
    expect(Object.values(checked.mistakes)[0]).toContain(sentence)
  })

  it.each<[string, Partial<AlertForm>, string]>([
    ['a channel', { place: 'channel', channelId: '' }, 'channel'],
    ['a group', { call: 'group', calledGroup: 'everybody' }, 'called.group'],
    ['quiet hours without length', { quiet: 'nights', quietFrom: '07:00', quietTo: '07:00' }, 'quiet.to'],
    ['a last day that is over', { endsOn: '2026-11-01' }, 'ends'],
  ])('about %s, too', (_, ...[change, block]) => {
    const checked = checkRest({ ...alertFormOf('dau', opening), ...change }, known.today)
    expect(checked).toMatchObject({ kind: 'mistakes', mistakes: { [block]: expect.any(String) } })
  })
})

describe('a change', () => {
  it('moves a rule that was typed with the question into its own fields', () => {
    const typed = { ...alertFormOf('dau', opening), question: 'funnel Search > Play below 40%' }
    expect(changeAlertForm(typed, 'alertform_question', known)).toMatchObject({
      question: 'funnel Search > Play',
      condition: 'below',
      amount: '40%',
      edition: 1,
    })
  })

  it('takes no percentage for a limit, nor leaves a change without one', () => {
    const below = changeAlertForm(
      { ...alertFormOf('dau', opening), condition: 'below' },
      'alertform_condition',
      known,
    )
    expect(below).toMatchObject({ amount: '', edition: 1 })
    expect(changeAlertForm({ ...below, condition: 'rises' }, 'alertform_condition', known).amount).toBe('20%')
  })
})

describe('the form for a day to sleep until', () => {
  it('is one that Slack takes, and is read back', () => {
    const view = snoozeDayView(anAlert({ id: 4 }), 'C0GROWTH')
    expect(validateView(view, 'modal')).toEqual([])
    const values = { day: { snooze_day: { selected_date: '2026-12-01' } } }
    const submitted = { private_metadata: view.private_metadata ?? '', state: { values } }
    expect(readSnoozeDay(submitted)).toEqual({ alertId: 4, channelId: 'C0GROWTH', day: '2026-12-01' })
    expect(readSnoozeDay({ private_metadata: '', state: { values } })).toBeUndefined()
  })
})

const shortText = fc.constantFrom(
  '',
  'dau',
  'funel A',
  'retention by platform',
  '"',
  '<@U1>',
  'funnel A > B',
  'chart abc123',
)
const formArbitrary: fc.Arbitrary<AlertForm> = fc
  .record({
    alertId: fc.constantFrom(1, 123_456_789),
    openedIn: fc.constantFrom('', 'C0PRODUCT'),
    ownerId: fc.constantFrom('', 'U0ADA00001'),
    title: fc.constantFrom('', 'Users *now* :tada:', 'x'.repeat(120)),
    question: shortText,
    edition: fc.nat(3),
    condition: fc.constantFrom('drops', 'rises', 'below', 'above', 'outside', 'unusual'),
    amount: fc.constantFrom('', '20%', '2m 30s', 'much'),
    upper: fc.constantFrom('', '45%'),
    against: fc.constantFrom('', 'last week', 'previous'),
    sensitivity: fc.constantFrom('quiet', 'normal', 'sensitive'),
    age: fc.constantFrom('', '7'),
    forPoints: fc.constantFrom('1', '3', '12'),
    minimum: fc.constantFrom('', '50'),
    place: fc.constantFrom('channel', 'person'),
    channelId: fc.constantFrom('', 'C0GROWTH'),
    personId: fc.constantFrom('', 'U0ADA00001'),
    call: fc.constantFrom('nobody', 'here', 'channel', 'person', 'group'),
    calledPerson: fc.constantFrom('', 'U0ADA00001'),
    calledGroup: fc.constantFrom('', 'S012AB3CD'),
    quiet: fc.constantFrom('never', 'nights', 'nights and weekends'),
    quietFrom: fc.constantFrom('22:00', '00:00'),
    quietTo: fc.constantFrom('07:00', '09:30'),
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
    endsOn: fc.constantFrom('', '2026-12-31'),
    reminders: fc.constantFrom('0', '3', '4'),
    isWhole: fc.boolean(),
  })
  .map((form) => alertFormSchema.parse(form))

function viewOf(form: AlertForm): ReturnType<typeof alertFormView> {
  return alertFormView(form, knownOf(form))
}

/** As if no name had to be looked up. */
function knownOf(form: AlertForm): AlertFormKnown {
  const rule = lookedUp(form)
  return { rule, now, costPerDay: 30, backtest: rule.kind === 'watched' ? threeFirings : undefined }
}

function lookedUp(form: AlertForm): LookedUpRule {
  const checked = checkRule(form, known)
  if (checked.kind !== 'plan') return checked
  const { question, rule } = checked.plan
  const { query } = question
  const watched = { question: alertQuestionText(query), ...rule, perGroup: hasSeveralLines(query) }
  return { kind: 'watched', query, projectName: 'Acme', watched, usualTitle: 'Daily active users' }
}

function problemsOf(form: AlertForm): unknown[] {
  const view = viewOf(form)
  return [...validateView(view, 'modal'), ...(isViewTooLarge(view) ? ['too large'] : [])]
}

/** The form as Slack would send it back, untouched. */
function sentBack(form: AlertForm): AlertForm | undefined {
  const { private_metadata = '', blocks } = viewOf(form)
  const values = completeState(blocks as unknown as BlockJson[], {})
  return readAlertForm(alertViewSchema.parse({ id: 'V1', private_metadata, state: { values } }))
}
