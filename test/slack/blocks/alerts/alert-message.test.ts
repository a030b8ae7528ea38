import { describe, expect, it, test } from 'vitest'
import type { AlertMessage } from '../../../../src/alert/alert-message.ts'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import type { Notice } from '../../../../src/jobs/outbox/messenger.ts'
import { readIncidentValue } from '../../../../src/slack/blocks/alerts/incident-buttons.ts'
import { noticeMessage } from '../../../../src/slack/blocks/notice-message.ts'
import { anAlertMessage } from '../../../support/alerts.ts'

const layout = { fileIds: ['F0123456789'], isRepeat: false }

const fallen = anAlertMessage({
  alertId: 4,
  title: 'Active users by platform',
  direction: 'drop',
  value: 'iOS: 1,990 yesterday',
  change: '−60.7% vs Thu, Nov 12 (5,066)',
  usual: 'usual range 4,900–5,300',
  groups: ['iOS  1,990  −60.7%', 'Android  3,020  −24%'],
  moreGroups: 2,
  duration: 'Since yesterday',
  rule: 'fires when a group drops 20% vs the same weekday last week',
  ownerId: 'U0ADA00001',
  mention: 'S0ONCALL01',
  deeds: [{ by: 'U0GRACE001', what: 'Muted', when: '09:12' }],
  notes: [{ what: 'Black Friday, Fri, Nov 27', by: 'U0GRACE001' }, { what: 'Thanksgiving, Thu, Nov 26' }],
  context: ['Data as of 03:00 (UTC)'],
  question: 'dau by platform',
  text: 'Firing: Active users by platform (Acme). iOS: 1,990 yesterday.',
  picture: { altText: 'Active users by platform: 1,990 yesterday.' },
})

function laidOut(changes: Partial<AlertMessage> = {}, fileIds: (string | undefined)[] = layout.fileIds) {
  const notice: Notice = { kind: 'alert', message: { ...fallen, ...changes } }
  return noticeMessage(notice, { fileIds, isRepeat: false })
}

test('what people did stands in the reader’s own time', () => {
  const at = '2026-11-25T09:58:00.000Z'
  const until = '2026-11-26T08:00:00.000Z'
  const deeds = [{ by: 'U0GRACE001', what: 'Snoozed until Thu, Nov 26, 08:00', when: '09:58', at, until }]
  const content = laidOut({ deeds })
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  const said = JSON.stringify(content.blocks)
  for (const instant of [at, until]) expect(said).toContain(`"timestamp":${Date.parse(instant) / 1000}`)
  expect(said).not.toContain('09:58"')
})

test('an incident in its channel', async () => {
  const content = laidOut()
  expect(validateBlocks(content.blocks, 'message')).toEqual([])
  await expect(`${JSON.stringify(content, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../../fixtures/slack/alert-in-channel.json',
  )
})

/** What stands in the row of buttons, as it reads. */
function buttonsOf(changes: Partial<AlertMessage>): string {
  const row = laidOut(changes).blocks.at(-1)
  if (row?.type !== 'actions') return ''
  return row.elements
    .map((element) => {
      if (element.type === 'button') return element.text.text
      if (element.type === 'overflow')
        return `(${element.options.map((option) => option.text.text).join(', ')})`
      return element.type === 'static_select' ? `[${element.placeholder?.text ?? ''}]` : element.type
    })
    .join(' ')
}

describe('what can be done', () => {
  const all = '(Edit alert, Mute alert, This was useful, This was noise)'
  test.each<[string, Partial<AlertMessage>, string]>([
    ['while it fires', {}, `Acknowledge [Snooze] Why? Open ${all}`],
    ['without data', { state: 'no data' }, `Acknowledge [Snooze] Why? Open ${all}`],
    ['while it recovers', { state: 'recovering' }, `Acknowledge [Snooze] Why? Open ${all}`],
    [
      'once somebody looks after it',
      { state: 'acknowledged', isAcknowledged: true },
      `[Snooze] Why? Open ${all}`,
    ],
    ['unstable and looked after', { state: 'unstable', isAcknowledged: true }, `[Snooze] Why? Open ${all}`],
    ['snoozed', { state: 'snoozed' }, `Acknowledge End snooze Why? Open ${all}`],
    ['muted', { state: 'muted' }, 'Unmute Why? Open (Edit alert, This was useful, This was noise)'],
    ['once it is over', { state: 'recovered' }, 'Useful Noise (Edit alert, Mute alert)'],
    ['once it is no news any more', { state: 'new level' }, 'Useful Noise (Edit alert, Mute alert)'],
    [
      'over, and somebody has said what it was worth',
      { state: 'recovered', verdict: 'noise' },
      '(Edit alert, Mute alert)',
    ],
    [
      'with a question that no button can carry',
      { question: 'x'.repeat(2_001) },
      `Acknowledge [Snooze] Why? ${all}`,
    ],
  ])('%s', (_when, changes, expected) => {
    expect(buttonsOf(changes)).toBe(expected)
    expect(validateBlocks(laidOut(changes).blocks, 'message')).toEqual([])
  })

  it('is told apart by number, incident, and what was chosen', () => {
    expect(readIncidentValue('4 incident-1')).toEqual({
      choice: undefined,
      alertId: 4,
      incidentId: 'incident-1',
    })
    expect(readIncidentValue('tomorrow 4 incident-1')).toMatchObject({ choice: 'tomorrow', alertId: 4 })
    expect(readIncidentValue('mute 4 incident-1')).toMatchObject({ choice: 'mute' })
  })

  test.each(['', '4', 'tomorrow', 'burn 4 incident-1', '4 a b c', '<!channel> 4 x'])(
    'is nothing for “%s”',
    (value) => {
      expect(readIncidentValue(value)).toBeUndefined()
    },
  )
})

test.each<[AlertMessage['state'], AlertMessage['direction'], string]>([
  ['firing', 'drop', '🔻 Firing'],
  ['firing', 'spike', '🔺 Firing'],
  ['acknowledged', 'drop', '👀 Acknowledged'],
  ['snoozed', 'drop', '💤 Snoozed'],
  ['recovering', 'drop', '↗️ Recovering'],
  ['recovered', 'drop', '✅ Recovered'],
  ['new level', 'drop', '➡️ New usual level'],
  ['no data', 'no data', '⚠️ No data'],
  ['unstable', 'drop', '🔁 Unstable'],
  ['muted', 'drop', '🔕 Muted'],
])('%s (%s) is a word and a sign, never a colour alone', (state, direction, expected) => {
  expect(JSON.stringify(laidOut({ state, direction }).blocks[0])).toContain(expected)
})

describe('its parts', () => {
  it('calls whoever is to be called, in the words and in the blocks', () => {
    const { text, blocks } = laidOut()
    expect(text.startsWith('<!subteam^S0ONCALL01> ')).toBe(true)
    expect(JSON.stringify(blocks[0])).toContain('"usergroup_id":"S0ONCALL01"')
  })

  it('calls nobody where nobody is to be called', () => {
    const { text, blocks } = laidOut({ mention: undefined })
    expect(text).not.toContain('<!')
    expect(JSON.stringify(blocks[0])).not.toContain('usergroup')
  })

  it('says how it ended where the number was', () => {
    const { blocks } = laidOut({
      state: 'recovered',
      duration: 'Recovered after 2 days, low 1,990 on Tue, Nov 17',
    })
    expect(blocks[1]).toMatchObject({
      type: 'header',
      text: { text: 'Recovered after 2 days, low 1,990 on Tue, Nov 17' },
    })
    expect(JSON.stringify(blocks[2])).toContain('Now iOS: 1,990 yesterday')
  })

  it('does without a picture that could not be had', () => {
    const { blocks } = laidOut({}, [undefined])
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(blocks.map(({ type }) => type)).not.toContain('image')
  })

  it('says of a repeat that it is one', () => {
    const { text, blocks } = noticeMessage({ kind: 'alert', message: fallen }, { ...layout, isRepeat: true })
    expect(text).toContain('Sent again after a restart')
    expect(JSON.stringify(blocks[0])).toContain('Sent again after a restart')
  })
})

const nasty = '<!channel> *bold* `code` <https://evil.example|click> :tada: & co'
const long = 'A very long name 🎉 & more <of it> '.repeat(200)

function everywhere(text: string): Notice[] {
  const message: AlertMessage = {
    ...fallen,
    title: text,
    projectName: text,
    value: text,
    change: text,
    usual: text,
    groups: Array.from({ length: 9 }, () => text),
    duration: text,
    rule: text,
    ownerId: text,
    mention: text,
    deeds: Array.from({ length: 9 }, () => ({ by: text, what: text, when: text })),
    notes: Array.from({ length: 9 }, () => ({ what: text, by: text })),
    context: [text],
    question: text,
    text,
    picture: { altText: text },
  }
  const lines = Array.from({ length: 30 }, () => text)
  return [
    { kind: 'alert', message },
    { kind: 'alert', message: { ...message, state: 'recovered' } },
    {
      kind: 'alertThread',
      message: { alertId: 4, incidentId: 'i', lines, isBroadcast: true, mention: text, text },
    },
    {
      kind: 'storm',
      message: {
        projectName: text,
        alerts: lines.map((line) => ({ alertId: 4, line })),
        meaning: text,
        text,
      },
    },
  ]
}

describe.each([
  ['long names', long],
  ['nothing', ''],
  ['markup', nasty],
])('%s', (_what, text) => {
  test.each(everywhere(text))('Slack takes $kind', (notice) => {
    const content = noticeMessage(notice, { fileIds: ['F0123456789'], isRepeat: true })
    expect(validateBlocks(content.blocks, 'message')).toEqual([])
    expect(content.text.length).toBeLessThanOrEqual(4_000)
    expect(JSON.stringify(content.blocks).length).toBeLessThanOrEqual(24_000)
    expect(content.text).not.toMatch(/<!channel>|<https/)
    const parsed = JSON.stringify(content.blocks, (key, value: unknown) =>
      key === 'value' || isUnparsed(value) ? undefined : value,
    )
    expect(parsed).not.toMatch(/<!channel>|<https/)
  })
})

/** Rich text and plain text without emoji: Slack shows them as they stand; so does it alternative text. Values are not shown. */
function isUnparsed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'image' || value.type === 'rich_text') return true
  return value.type === 'plain_text' && 'emoji' in value && value.emoji === false
}

test('what is said below an incident calls on-call only where it got worse', () => {
  const thread = {
    alertId: 4,
    incidentId: 'i',
    lines: ['Worse: 4,350 yesterday.'],
    text: 'Worse: 4,350 yesterday.',
  }
  const worse = noticeMessage(
    { kind: 'alertThread', message: { ...thread, isBroadcast: true, mention: 'here' } },
    { fileIds: [], isRepeat: false },
  )
  expect(worse.text).toBe('<!here> Worse: 4,350 yesterday.')
  const reminder = noticeMessage(
    { kind: 'alertThread', message: { ...thread, isBroadcast: false } },
    { fileIds: [], isRepeat: false },
  )
  expect(reminder.text).toBe('Worse: 4,350 yesterday.')
})
