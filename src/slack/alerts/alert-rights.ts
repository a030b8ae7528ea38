import type { Alert } from '../../alert/alert-rule.ts'

/** Whoever owns an alert may change it, and so may administrators; acknowledging and snoozing is anybody's. */
export function mayChange(
  { adminUsers }: { adminUsers: ReadonlySet<string> },
  { ownerId }: Pick<Alert, 'ownerId'>,
  personId: string,
): boolean {
  return ownerId === personId || adminUsers.has(personId)
}

export function notYours({ id, ownerId }: Pick<Alert, 'id' | 'ownerId'>): string {
  return `Alert ${id} belongs to <@${ownerId}>; only they or an administrator can change it. Anybody may acknowledge or snooze it.`
}
