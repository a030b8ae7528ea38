import type { Digest } from '../../digest/digest.ts'

/** Whoever owns a digest may change it, and so may administrators: owners go on holiday. */
export function mayChange(
  { adminUsers }: { adminUsers: ReadonlySet<string> },
  { ownerId }: Pick<Digest, 'ownerId'>,
  personId: string,
): boolean {
  return ownerId === personId || adminUsers.has(personId)
}

export function notYours({ id, ownerId }: Pick<Digest, 'id' | 'ownerId'>): string {
  return `Digest ${id} belongs to <@${ownerId}>; only they or an administrator can change it.`
}
