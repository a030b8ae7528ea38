import { describe, expect, it } from 'vitest'
import type { ProjectStatus } from '../../../src/result/source-status.ts'
import { aDigest } from '../../support/digests.ts'
import { statusMessage, type Status } from '../../../src/slack/blocks/status-message.ts'

const now = new Date('2026-11-23T14:40:00Z')

/** Nothing is due, and nothing waits. */
const quiet: Status = {
  since: new Date('2026-11-23T12:40:00Z'),
  now,
  running: 2,
  source: { projects: [], history: undefined },
  upcoming: [],
  backlog: { waiting: 0, oldestAt: undefined },
  alerts: { active: 0, muted: 0, open: 0, nextCheckAt: undefined },
}

function textFor(overrides: Partial<ProjectStatus>): string {
  const project: ProjectStatus = {
    project: 'Acme',
    fiveMinutes: { used: 1_240, limit: 900 },
    atOnce: { used: 30, limit: 900 },
    shortBudget: 'running',
    hour: { used: 3_000, limit: 100_000 },
    inFlight: { used: 1, limit: 5 },
    lookups: { used: 0, limit: 330 },
    waiting: { people: 1, timetable: 4, reason: 'inFlight' },
    answers: { asked: 10, merged: 20, kept: 5, reused: 7 },
    cost: { spent: 500, spared: 4_000 },
    health: { state: 'well' },
    lastErrors: [],
    ...overrides,
  }
  const source = { projects: [project], history: { points: 1_200, bytes: 32_768 } }
  return statusMessage({ ...quiet, source }).text
}

describe('the status', () => {
  it('tells the short budget as what runs at once, where that is how it is read', () => {
    expect(textFor({})).toContain(
      'Cost spent: 30 of 900 at once, 1,240 in five minutes, 3,000 of 100,000 in an hour; requests at once: 1 of 5',
    )
  })

  it('tells it as the sum of five minutes where that is held', () => {
    const fiveMinutes = { used: 240, limit: 900 }
    expect(textFor({ shortBudget: 'sliding', fiveMinutes })).toContain(
      'Cost spent: 240 of 900 in five minutes, 3,000 of 100,000 in an hour; requests at once: 1 of 5',
    )
  })

  it('says that an open circuit waits, and until when', () => {
    const since = new Date('2026-11-23T14:30:00Z')
    const text = textFor({ health: { state: 'open', since, retryAt: new Date('2026-11-23T14:41:00Z') } })
    expect(text).toContain('Amplitude does not answer for Acme')
    expect(text).toContain('Amplitude has not answered since 10m ago; next try in 1m')
  })

  it('tells what is due next, in the zone of its schedule, and what waits to be sent', () => {
    const backlog = { waiting: 2, oldestAt: new Date('2026-11-23T14:38:00Z') }
    const { text } = statusMessage({ ...quiet, upcoming: [{ digest: aDigest(), isOpen: true }], backlog })
    expect(text).toContain(
      'Digest 1 “Morning numbers”: Mon, Nov 23, 9:00 (Europe/Berlin); Waiting to be sent: 2 messages, the oldest since 2m ago',
    )
    expect(statusMessage(quiet).text).toContain(
      'None is due in the coming weeks; No message waits to be sent',
    )
  })
})

it('tells how alerts do', () => {
  const alerts = { active: 12, muted: 1, open: 2, nextCheckAt: new Date('2026-11-23T14:41:00Z') }
  const { text } = statusMessage({ ...quiet, alerts })
  expect(text).toContain('12 active alerts, 1 muted; 2 incidents open')
  expect(text).toContain('Next check: in 1m')
})
