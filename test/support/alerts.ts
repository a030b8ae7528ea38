import type { AlertMessage } from '../../src/alert/alert-message.ts'
import { emptyMemory, type AlertMemory } from '../../src/alert/alert-memory.ts'
import type { Alert, AlertDefinition } from '../../src/alert/alert-rule.ts'

/** Fires when fewer than 100 people were active on a day; to #growth. */
export function anAlertDefinition(changes: Partial<AlertDefinition> = {}): AlertDefinition {
  return {
    title: 'Daily users',
    question: 'dau last 90d',
    condition: { kind: 'below', value: 100 },
    forPoints: 1,
    perGroup: false,
    channelId: 'C0GROWTH',
    mostReminders: 3,
    ...changes,
  }
}

export function anAlert(changes: Partial<Alert> = {}): Alert {
  return {
    teamId: 'T0ACME',
    id: 1,
    projectName: 'Acme',
    definition: anAlertDefinition(),
    ownerId: 'U0ADA',
    createdAt: new Date('2026-11-20T12:00:00Z'),
    state: 'active',
    stateBecause: undefined,
    snoozedUntil: undefined,
    nextCheckAt: new Date('2026-11-23T03:00:00Z'),
    ...changes,
  }
}

type Incident = NonNullable<AlertMemory['incident']>

/** Of an alert that fired in the night and has said so. */
export function anIncident(changes: Partial<Incident> = {}): Incident {
  return {
    id: 'incident-1',
    direction: 'drop',
    firedAt: '2026-11-23T03:00:00.000Z',
    since: '2026-11-22T00:00:00.000Z',
    groups: [''],
    remindersSent: 0,
    lastToldAt: '2026-11-23T03:00:00.000Z',
    isHeld: false,
    ...changes,
  }
}

export function aMemory(changes: Partial<AlertMemory> = {}): AlertMemory {
  return { ...emptyMemory, ...changes }
}

export function anAlertMessage(changes: Partial<AlertMessage> = {}): AlertMessage {
  return {
    alertId: 1,
    incidentId: 'incident-1',
    title: 'Daily users',
    projectName: 'Acme',
    state: 'firing',
    value: '80 yesterday',
    groups: [],
    moreGroups: 0,
    duration: 'since Sun, Nov 22',
    rule: 'fires when daily active users are below 100',
    ownerId: 'U0ADA',
    deeds: [],
    context: [],
    question: 'dau last 90d',
    text: 'Daily users: 80 yesterday.',
    ...changes,
  }
}
