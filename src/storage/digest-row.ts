import { digestDefinitionSchema, type Digest } from '../digest/digest.ts'

/** A row of `digests`. */
export interface DigestRow {
  team: string
  id: number
  project: string
  owner: string
  definition: string
  state: Digest['state']
  paused_because: string | null
  created_at: number
  next_due_at: number | null
}

export const digestColumns = [
  'team',
  'id',
  'project',
  'owner',
  'definition',
  'state',
  'paused_because',
  'created_at',
  'next_due_at',
]

export function digestOf(row: DigestRow): Digest {
  return {
    teamId: row.team,
    id: row.id,
    projectName: row.project,
    definition: digestDefinitionSchema.parse(JSON.parse(row.definition)),
    ownerId: row.owner,
    createdAt: new Date(row.created_at),
    state: row.state,
    pausedBecause: row.paused_because ?? undefined,
    nextDueAt: row.next_due_at === null ? undefined : new Date(row.next_due_at),
  }
}

/** Undefined for a row that this version cannot read, as after a way back to an older one. */
export function readable(row: DigestRow | undefined): Digest | undefined {
  try {
    return row === undefined ? undefined : digestOf(row)
  } catch {
    return undefined
  }
}
