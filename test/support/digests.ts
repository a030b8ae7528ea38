import type { Digest, DigestDefinition } from '../../src/digest/digest.ts'
import type { DigestMessage } from '../../src/digest/digest-message.ts'

/** Every weekday at nine in Berlin, one question, to #growth. */
export function aDefinition(changes: Partial<DigestDefinition> = {}): DigestDefinition {
  return {
    title: 'Morning numbers',
    parts: ['dau last 30d'],
    schedule: { cron: '0 9 * * 1-5', timeZone: 'Europe/Berlin' },
    channelId: 'C0GROWTH',
    onlyWhenMoved: false,
    layout: 'single',
    pictures: 'combined',
    graceMinutes: 120,
    ...changes,
  }
}

export function aDigest(changes: Partial<Digest> = {}): Digest {
  return {
    teamId: 'T0ACME',
    id: 1,
    projectName: 'Acme',
    definition: aDefinition(),
    ownerId: 'U0ADA',
    createdAt: new Date('2026-11-20T12:00:00Z'),
    state: 'active',
    pausedBecause: undefined,
    nextDueAt: new Date('2026-11-23T08:00:00Z'),
    ...changes,
  }
}

export function aDigestMessage(changes: Partial<DigestMessage> = {}): DigestMessage {
  return {
    digestId: 1,
    title: 'Morning numbers',
    projectName: 'Acme',
    dateLine: 'Monday, November 23, 2026 · 9:00 (Europe/Berlin)',
    marks: [],
    lines: [],
    quiet: [],
    failures: [],
    context: [],
    text: 'Morning numbers',
    pictures: [],
    ...changes,
  }
}
