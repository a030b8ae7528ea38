import { alertMemorySchema } from '../alert/alert-memory.ts'
import { alertDefinitionSchema, type Alert } from '../alert/alert-rule.ts'
import type { RememberedAlert } from '../jobs/alert-store.ts'

/** A row of `alerts`. */
export interface AlertRow {
  team: string
  id: number
  project: string
  owner: string
  definition: string
  memory: string
  version: number
  state: Alert['state']
  state_because: string | null
  snoozed_until: number | null
  created_at: number
  next_check_at: number | null
}

export const alertColumns = [
  'team',
  'id',
  'project',
  'owner',
  'definition',
  'memory',
  'version',
  'state',
  'state_because',
  'snoozed_until',
  'created_at',
  'next_check_at',
].join(', ')

export function alertOf(row: AlertRow): Alert {
  return {
    teamId: row.team,
    id: row.id,
    projectName: row.project,
    definition: alertDefinitionSchema.parse(JSON.parse(row.definition)),
    ownerId: row.owner,
    createdAt: new Date(row.created_at),
    state: row.state,
    stateBecause: row.state_because ?? undefined,
    snoozedUntil: row.snoozed_until === null ? undefined : new Date(row.snoozed_until),
    nextCheckAt: row.next_check_at === null ? undefined : new Date(row.next_check_at),
  }
}

export function rememberedOf(row: AlertRow): RememberedAlert {
  return {
    alert: alertOf(row),
    memory: alertMemorySchema.parse(JSON.parse(row.memory)),
    version: row.version,
  }
}
