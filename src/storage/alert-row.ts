import { alertMemorySchema, emptyMemory, type AlertMemory } from '../alert/alert-memory.ts'
import { alertDefinitionSchema, type Alert } from '../alert/alert-rule.ts'
import type { RememberedAlert } from '../jobs/alerts/alert-store.ts'

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

/** Undefined for a row that this version cannot read, as after a way back to an older one. */
export function readable(row: AlertRow | undefined): RememberedAlert | undefined {
  try {
    return row === undefined ? undefined : rememberedOf(row)
  } catch {
    return undefined
  }
}

function rememberedOf(row: AlertRow): RememberedAlert {
  return {
    alert: alertOf(row),
    memory: memoryIn(row),
    version: row.version,
  }
}

/** What another version remembered in another way is learnt anew: a rule that begins again is better than one that stands still. */
function memoryIn({ memory }: AlertRow): AlertMemory {
  const { success, data } = alertMemorySchema.safeParse(JSON.parse(memory))
  return success ? data : emptyMemory
}
