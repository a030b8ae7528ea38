import type { AlertMemory, Incident } from './alert-memory.ts'

/** What anybody may do about an incident; everything else about an alert is its owner's. */
export type PressDeed = 'acknowledge' | 'useful' | 'noise'

export interface Pressed {
  memory: AlertMemory
  /** Whether it says anything that was not said before. */
  isNews: boolean
  /** For its history. */
  reason: string
}

/** What a press changes; nothing where no incident is open, or it was said already. `incidentId` where the button names one. */
export function press(
  memory: AlertMemory,
  deed: PressDeed,
  { by, now, incidentId }: { by: string; now: Date; incidentId?: string | undefined },
): Pressed {
  const { incident } = memory
  const at = now.toISOString()
  if (deed !== 'acknowledge')
    return judged(memory, { at, by, kind: deed, incident: incidentId ?? incident?.id })
  if (incident === undefined || incident.recoveredAt !== undefined)
    return { memory, isNews: false, reason: 'Nothing fires now, so there is nothing to acknowledge.' }
  if (incidentId !== undefined && incident.id !== incidentId)
    return { memory, isNews: false, reason: 'That incident is over; a newer one has a message of its own.' }
  return acknowledged(memory, incident, { by, at })
}

function acknowledged(
  memory: AlertMemory,
  incident: Incident,
  said: NonNullable<Incident['acknowledged']>,
): Pressed {
  if (incident.acknowledged !== undefined)
    return { memory, isNews: false, reason: 'Somebody has acknowledged it already.' }
  return {
    memory: { ...memory, incident: { ...incident, acknowledged: said } },
    isNews: true,
    reason: 'Somebody is looking into it, so there are no reminders.',
  }
}

type Verdict = AlertMemory['verdicts'][number]

const monthMs = 30 * 24 * 60 * 60_000
const mostVerdicts = 50

/** One word of each person about each incident counts: whoever changes their mind is believed. */
function judged(memory: AlertMemory, verdict: Verdict): Pressed {
  const isSame = (one: Verdict): boolean => one.by === verdict.by && one.incident === verdict.incident
  const isNews = !memory.verdicts.some((one) => isSame(one) && one.kind === verdict.kind)
  const verdicts = [...memory.verdicts.filter((one) => !isSame(one)), verdict].slice(-mostVerdicts)
  const reason = verdict.kind === 'useful' ? 'It was worth telling.' : 'It was not worth telling.'
  return { memory: { ...memory, verdicts }, isNews, reason }
}

/** What was said of the newest incident alone: messages of earlier ones keep their buttons. */
export function verdictsOnNewest({ verdicts, incident }: AlertMemory): readonly Verdict[] {
  return verdicts.filter((verdict) => incident !== undefined && verdict.incident === incident.id)
}

/** How often an alert was called noise lately: three times ask for another threshold. */
export function noiseLately({ verdicts }: AlertMemory, now: Date): number {
  const from = new Date(now.getTime() - monthMs).toISOString()
  return verdicts.filter(({ kind, at }) => kind === 'noise' && at >= from).length
}
