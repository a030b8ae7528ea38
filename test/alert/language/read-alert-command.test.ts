import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertQuestionText } from '../../../src/alert/alert-question.ts'
import { readAlertCommand } from '../../../src/alert/language/read-alert-command.ts'
import { alertText } from '../../../src/alert/language/write-rule.ts'
import { InvalidQueryError } from '../../../src/errors.ts'
import { mangled, textArbitrary } from '../../support/query-arbitrary.ts'

const known = { today: '2026-11-23' }
const friday = { start: '2026-11-27', end: '2026-11-27' }

/** The whole alert as it would be kept, in canonical text. */
function canonical(text: string, world: Parameters<typeof readAlertCommand>[1] = known): string {
  const command = readAlertCommand(text, world)
  if (command instanceof InvalidQueryError) throw command
  if (command?.kind !== 'makeAlert') throw new Error(`“${text}” is no alert.`)
  const { question, rule } = command.plan
  return alertText({ question: alertQuestionText(question.query), ...rule })
}

describe('an alert in words', () => {
  it.each([
    ['alert dau drops 20% vs last week', 'alert dau drops 20% vs last week'],
    ['alert new users drops 20%', 'alert new users drops 20% vs last week'],
    ['alert realtime below 500 for 3', 'alert realtime below 500 for 3'],
    ['alert event Purchase hourly totals unusual', 'alert event Purchase totals hourly unusual'],
    ['alert event Purchase hourly totals unusual quiet', 'alert event Purchase totals hourly unusual quiet'],
    ['alert funnel Search > Play below 40%', 'alert funnel Search > Play below 40%'],
    ['alert funnel Search > Play below 40 %', 'alert funnel Search > Play below 40%'],
    ['alert funnel Search > Play below 40', 'alert funnel Search > Play below 40%'],
    ['alert funnel Search > Play drops by 5pp', 'alert funnel Search > Play drops by 5pp vs last week'],
    ['alert retention day 7 drops 10%', 'alert retention day 7 drops 10% vs last week'],
    ['alert retention week 1 drops 10%', 'alert retention weekly week 1 drops 10% vs previous'],
    ['alert ltv day 30 below 1.5', 'alert ltv day 30 below 1.5'],
    ['alert dau last 30d below 500', 'alert dau below 500'],
    ['alert dau vs previous drops 20%', 'alert dau drops 20% vs previous'],
    ['alert dau rises 15%', 'alert dau rises 15% vs last week'],
    ['alert dau drops by 500', 'alert dau drops by 500 vs last week'],
    ['alert wau drops 10% vs last week', 'alert wau drops 10% vs previous'],
    ['alert dau outside 900..1,200 for 3 min 50', 'alert dau outside 900..1200 for 3 min 50'],
    ['alert dau outside of 900 to 1.2k', 'alert dau outside 900..1200'],
    ['alert when dau is outside 900..1200', 'alert dau outside 900..1200'],
    ['alert funnel A > B outside 35..45%', 'alert funnel A > B outside 35%..45%'],
    ['alert dau by platform drops 20%', 'alert dau by platform drops 20% vs last week'],
    ['alert dau drops 20% by platform', 'alert dau by platform drops 20% vs last week'],
    ['alert dau drops 20% for 3 days in a row', 'alert dau drops 20% vs last week for 3'],
    ['alert realtime below 500 for 15 minutes', 'alert realtime below 500 for 3'],
    ['alert dau drops 20% compared to the same weekday', 'alert dau drops 20% vs last week'],
    ['alert dau drops 20% vs the day before', 'alert dau drops 20% vs previous'],
    ['alert me when dau drops below 1.2k', 'alert dau below 1200'],
    ['alert dau over 2m', 'alert dau above 2000000'],
    ['alert sessions average below 2m 30s', 'alert sessions average below 2min 30s'],
    ['alert sessions average below 90 s min 50', 'alert sessions average below 1min 30s min 50'],
    ['alert chart abc123 below 40%', 'alert chart abc123 below 0.4'],
    ['alert event Drop below 5', 'alert event "Drop" below 5'],
    ['alert event Unusual Login unusual', 'alert event "Unusual Login" unusual'],
    ['alert event “Drops 20%” drops 20%', 'alert event "Drops 20%" drops 20% vs last week'],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toBe(expected)
    expect(canonical(expected)).toBe(expected)
  })

  it('knows the names of the project, whatever they hold', () => {
    const events = [{ name: 'Price rises 5%', displayName: 'Price rises 5%', weeklyTotal: 7 }]
    expect(canonical('alert event Price rises 5% drops 20%', { ...known, events })).toBe(
      'alert event "Price rises 5%" drops 20% vs last week',
    )
  })

  it.each([
    ['alert', ''],
    ['alert new', ''],
    ['alert new dau drops 20%', 'dau drops 20%'],
    ['alert dau', 'dau'],
    ['alert funnel Search > Play by platform', 'funnel Search > Play by platform'],
  ])('%s opens the form', (text, draft) => {
    expect(readAlertCommand(text, known)).toEqual({ kind: 'alertForm', draft })
  })
})

describe('what is said about alerts that there are', () => {
  it.each([
    ['alerts', { kind: 'alerts', whose: 'channel' }],
    ['Alerts Mine', { kind: 'alerts', whose: 'mine' }],
    ['alerts all', { kind: 'alerts', whose: 'all' }],
    ['alert 4', { kind: 'alert', id: 4, act: { do: 'show' } }],
    ['alert #4 test', { kind: 'alert', id: 4, act: { do: 'test' } }],
    ['alert 4 backtest', { kind: 'alert', id: 4, act: { do: 'backtest' } }],
    ['alert 4 ack', { kind: 'alert', id: 4, act: { do: 'acknowledge' } }],
    ['alert 4 mute', { kind: 'alert', id: 4, act: { do: 'mute' } }],
    ['alert mute 4', { kind: 'alert', id: 4, act: { do: 'mute' } }],
    ['alert 4 resume', { kind: 'alert', id: 4, act: { do: 'resume' } }],
    ['alert 4 edit', { kind: 'alert', id: 4, act: { do: 'edit' } }],
    ['alert 4 history', { kind: 'alert', id: 4, act: { do: 'history' } }],
    ['alert 4 delete', { kind: 'alert', id: 4, act: { do: 'delete' } }],
    ['alert 4 give to <@U0ANA|ana>', { kind: 'alert', id: 4, act: { do: 'handOver', to: 'U0ANA' } }],
    ['notes', { kind: 'notes' }],
    ['note 2026-11-27 Black Friday', { kind: 'addNote', days: friday, text: 'Black Friday' }],
  ])('%s', (text, expected) => {
    expect(readAlertCommand(text, known)).toEqual(expected)
  })

  it.each([
    ['2h', { kind: 'length', minutes: 120 }],
    ['for 30 min', { kind: 'length', minutes: 30 }],
    ['3 days', { kind: 'length', minutes: 3 * 24 * 60 }],
    ['1w', { kind: 'length', minutes: 7 * 24 * 60 }],
    ['until tomorrow', { kind: 'tomorrow' }],
    ['until tomorrow 9:00', { kind: 'tomorrow' }],
    ['until monday', { kind: 'day', day: '2026-11-30' }],
    ['until Dec 1', { kind: 'day', day: '2026-12-01' }],
    ['until Jan 7', { kind: 'day', day: '2027-01-07' }],
    ['2026-12-01', { kind: 'day', day: '2026-12-01' }],
  ])('alert 4 snooze %s', (time, until) => {
    expect(readAlertCommand(`alert 4 snooze ${time}`, known)).toEqual({
      kind: 'alert',
      id: 4,
      act: { do: 'snooze', until },
    })
  })

  it.each(['dau last 30d', 'help', '', 'alertness', 'whyever', 'notebook', 'digest 3'])(
    '“%s” is about something else',
    (text) => {
      expect(readAlertCommand(text)).toBeUndefined()
    },
  )

  it.each([
    ['why dau', { kind: 'yesterday' }],
    ['why did dau yesterday?', { kind: 'yesterday' }],
    ['why event Purchase 2026-11-20', { kind: 'between', from: '2026-11-20', to: '2026-11-20' }],
  ])('%s', (text, range) => {
    expect(readAlertCommand(text, known)).toMatchObject({ kind: 'why', question: { query: { range } } })
  })
})

describe('a mistake about alerts', () => {
  it.each([
    ['alert duu below 500', 'duu', 'alert dau below 500'],
    ['alert dau dorps 20%', 'dorps', 'alert dau drops 20%'],
    ['alert dau < 500', '<', 'alert dau below 500'],
    ['alert dau drops', 'drops', 'alert dau drops 20%'],
    ['alert dau below 40%', 'below 40%', 'alert dau drops 40%'],
    ['alert dau below 2min', '2min', 'alert dau below 2'],
    ['alert dau below 12x', '12x', 'alert dau below 12'],
    ['alert funel Search > Play below 40%', 'funel', 'alert funnel Search > Play below 40%'],
    ['alert funnel Search > Play below 0.4', '0.4', 'alert funnel Search > Play below 40%'],
    ['alert funnel Search > Play drops 5', '5', 'alert funnel Search > Play drops 5pp'],
    ['alert sessions average below 150', '150', 'alert sessions average below 150s'],
    ['alert dau drops 120%', '120%', 'alert dau drops 20%'],
    ['alert dau outside 900..400', '900..400', 'alert dau outside 400..900'],
    ['alert dau below 5 above 7', 'above 7', 'alert dau below 5'],
    ['alert dau for 13 below 5', 'for 13', 'alert dau for 12 below 5'],
    ['alert dau below 5 for 90 minutes', 'for 90 minutes', 'alert dau below 5 for 1'],
    ['alert dau drops 20% vs last year', 'vs last year', 'alert dau drops 20% vs last week'],
    ['alert retention week 1 weekly day 7 drops 5%', 'day 7', undefined],
    ['alert event A 5min unusual', 'unusual', 'alert event A 5min drops 50% vs previous'],
    ['alert composition platform below 5', 'composition platform', 'alert dau below 5'],
    ['alert sessions length below 5min', 'sessions length', undefined],
    ['alert user 123 below 5', 'user 123', 'alert dau below 5'],
    ['alert events below 5', 'events', 'alert dau below 5'],
    ['alert help below 5', 'help', undefined],
    ['alert dau as table below 5', 'as table', 'alert dau below 5'],
    ['alert below 500', 'alert below 500', 'alert dau below 500'],
    ['alert 4 muet', 'muet', 'alert 4 mute'],
    ['alert 4 frobnicate', 'frobnicate', 'alert 4 history'],
    ['alert 4 snooze', 'snooze', 'alert 4 snooze until tomorrow'],
    ['alert 4 snooze whenever', 'whenever', 'alert 4 snooze 1h'],
    ['alerts yours', 'yours', 'alerts mine'],
    ['notes of mine', 'of mine', 'notes'],
    ['note Black Friday', 'Black', 'note 2026-11-23 Black Friday'],
    ['note 2026-11-27', '2026-11-27', 'note 2026-11-27 Black Friday'],
    ['why', 'why', 'why dau yesterday'],
    ['why duu yesterday', 'duu', 'why dau yesterday'],
    ['why funnel A > B', 'funnel A > B', 'why dau yesterday'],
  ])('%s points at “%s”', (text, pointed, suggestion) => {
    const error = readAlertCommand(text, known)
    if (!(error instanceof InvalidQueryError)) throw new Error(`“${text}” was understood.`)
    expect(error.text.slice(error.span.start, error.span.end)).toBe(pointed)
    if (suggestion !== undefined) expect(error.suggestions).toContain(suggestion)
  })

  it('names what can be watched where something cannot', () => {
    expect(readAlertCommand('alert composition platform below 5')).toMatchObject({
      userMessage: /An alert can watch `dau`.*`funnel`.*saved charts/,
    })
  })

  it('never breaks, whatever is typed, and points into the text', () => {
    const near = fc
      .constantFrom(
        'alert dau drops 20% vs last week for 3 min 50',
        'alert funnel Search > Play outside 35%..45% by platform',
        'alert event "Buy; now" hourly totals unusual quiet',
        'alert 4 snooze until tomorrow 9:00',
        'note Nov 27 Black Friday',
        'why dau yesterday',
      )
      .chain(mangled)
    const texts = fc.oneof(
      near,
      textArbitrary.map((text) => `alert ${text}`),
      textArbitrary,
    )
    fc.assert(
      fc.property(texts, fc.constantFrom({}, known), (text, world) => {
        const outcome = readAlertCommand(text, world)
        if (!(outcome instanceof InvalidQueryError)) return
        expect(outcome.span.start).toBeLessThanOrEqual(outcome.span.end)
        expect(outcome.span.end).toBeLessThanOrEqual(outcome.text.length)
      }),
      { numRuns: 1500 },
    )
  })
})
