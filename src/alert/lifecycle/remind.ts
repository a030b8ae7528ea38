import type { AlertDefinition } from '../alert-rule.ts'
import type { AlertMemory, Incident } from '../alert-memory.ts'
import type { TellReason } from '../transition.ts'

const hourMs = 60 * 60_000

/** Whether people are to be reminded of an open incident that they have heard of, or told that it reminds no more. */
export function reminderOf(
  incident: Incident,
  { definition, memory, now }: { definition: AlertDefinition; memory: AlertMemory; now: Date },
): Extract<TellReason, 'reminder' | 'muted itself'> | undefined {
  const { acknowledged, lastToldAt, remindersSent, mutedAt, recoveredAt } = incident
  if (acknowledged !== undefined || lastToldAt === undefined) return undefined
  if (mutedAt !== undefined || recoveredAt !== undefined) return undefined
  // Who wants no reminders is not told that they end.
  if (definition.mostReminders === 0) return undefined
  // What is about to be over needs no reminder.
  if (!memory.groups.some(({ state }) => state === 'firing' || state === 'no data')) return undefined
  if (now.getTime() - Date.parse(lastToldAt) < periodMs(memory) - slackMs) return undefined
  return remindersSent < definition.mostReminders ? 'reminder' : 'muted itself'
}

/** A check that comes a moment earlier than that of the day before still reminds. */
const slackMs = 10 * 60_000

/** Days and longer once a day, hours and five minutes every four hours: their labels have a clock time. */
function periodMs({ groups }: AlertMemory): number {
  const label = groups.find(({ lastPoint }) => lastPoint !== undefined)?.lastPoint
  return (label?.includes('T') === true ? 4 : 24) * hourMs
}
