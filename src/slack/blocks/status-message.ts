import type { Digest } from '../../digest/digest.ts'
import type { AlertFigures } from '../../jobs/alerts/alert-store.ts'
import { formatDuration, formatValue, plural } from '../../result/format-value.ts'
import type { ProjectStatus, SourceStatus } from '../../result/source-status.ts'
import { cutText } from './cut-text.ts'
import { wallTime } from './digests/digest-words.ts'
import type { MessageContent } from './message-content.ts'
import { bold, bulletList, paragraph, words } from './rich-text.ts'

export interface Status {
  since: Date
  now: Date
  /** Questions that are being answered just now, without this one. */
  running: number
  source: SourceStatus
  /** Those that are due next, the next first; titles only where the reader may see them. */
  upcoming: readonly { digest: Digest; isOpen: boolean }[]
  /** Messages that wait to be sent, and since when the oldest does. */
  backlog: { waiting: number; oldestAt: Date | undefined }
  alerts: AlertFigures
}

/** More projects than these would not fit into a message that somebody reads. */
const mostProjects = 10

/** `/amp status`: whether the bot is well, how busy it is, and what it may still ask of Amplitude. */
export function statusMessage(status: Status): MessageContent {
  const projects = status.source.projects.slice(0, mostProjects)
  const sections = [
    { title: headlineOf(status.source), facts: ownFacts(status) },
    { title: 'Digests', facts: digestFacts(status) },
    { title: 'Alerts', facts: alertFacts(status) },
    ...projects.map((project) => ({ title: project.project, facts: projectFacts(project, status.now) })),
  ]
  return {
    text: sections.map(({ title, facts }) => `${title}: ${facts.join('; ')}`).join('. '),
    blocks: sections.flatMap(({ title, facts }) => [
      paragraph(bold(title)),
      bulletList(facts.map((fact) => [words(fact)])),
    ]),
  }
}

function headlineOf({ projects }: SourceStatus): string {
  const ailing = projects.filter(({ health }) => health.state !== 'well').map(({ project }) => project)
  return ailing.length === 0 ? 'Ampbot is well' : `Amplitude does not answer for ${ailing.join(', ')}`
}

function ownFacts({ since, now, running, source: { history } }: Status): string[] {
  return [
    `Running for ${formatDuration(now.getTime() - since.getTime())}`,
    running === 0
      ? 'Answering nothing else just now'
      : `Answering ${plural(running, 'other question')} just now`,
    ...(history === undefined
      ? []
      : [`History keeps ${plural(history.points, 'value')} in ${(history.bytes / 1_048_576).toFixed(1)} MB`]),
  ]
}

function digestFacts({ upcoming, backlog: { waiting, oldestAt }, now }: Status): string[] {
  const oldest = oldestAt === undefined ? '' : `, the oldest since ${ago(oldestAt, now)}`
  return [
    ...(upcoming.length === 0 ? ['None is due in the coming weeks'] : upcoming.map(dueWords)),
    waiting === 0
      ? 'No message waits to be sent'
      : `Waiting to be sent: ${plural(waiting, 'message')}${oldest}`,
  ]
}

function alertFacts({ alerts: { active, muted, open, nextCheckAt }, now }: Status): string[] {
  if (active + muted === 0) return ['There are none yet']
  const quiet = muted === 0 ? '' : `, ${count(muted)} muted`
  const aheadMs = nextCheckAt === undefined ? undefined : nextCheckAt.getTime() - now.getTime()
  const next = aheadMs === undefined ? 'none' : aheadMs <= 0 ? 'now' : `in ${formatDuration(aheadMs)}`
  return [
    `${plural(active, 'active alert')}${quiet}; ${open === 0 ? 'no incident is open' : `${plural(open, 'incident')} open`}`,
    `Next check: ${next}`,
  ]
}

function dueWords({ digest: { id, definition, nextDueAt }, isOpen }: Status['upcoming'][number]): string {
  const { timeZone } = definition.schedule
  const due = nextDueAt === undefined ? '' : `: ${wallTime(nextDueAt, timeZone)} (${timeZone})`
  const title = isOpen ? ` “${cutText(definition.title, 80)}”` : ''
  return `Digest ${id}${title}${due}`
}

function projectFacts(project: ProjectStatus, now: Date): string[] {
  const { hour, inFlight, answers, cost } = project
  const spared = answers.merged + answers.kept + answers.reused
  return [
    `Cost spent: ${shortUsage(project)}, ${usage(hour)} in an hour; requests at once: ${usage(inFlight)}`,
    waitingFact(project),
    `Since the start: ${plural(answers.asked, 'answer')} asked for, ${count(spared)} wholly or partly from what was kept; cost ${count(cost.spent)}, spared ${count(cost.spared)}`,
    ...healthFacts(project, now),
    ...project.lastErrors
      .slice(0, 3)
      .map(({ at, reason, details }) => `${ago(at, now)}: ${details ?? reason}`),
  ]
}

function shortUsage({ shortBudget, fiveMinutes, atOnce }: ProjectStatus): string {
  if (shortBudget === 'sliding') return `${usage(fiveMinutes)} in five minutes`
  return `${usage(atOnce)} at once, ${count(fiveMinutes.used)} in five minutes`
}

function waitingFact({ waiting: { people, timetable } }: ProjectStatus): string {
  if (people + timetable === 0) return 'Nothing waits'
  return `Waiting: ${plural(people, 'question')} of people, ${count(timetable)} of the timetable`
}

function healthFacts({ health }: ProjectStatus, now: Date): string[] {
  switch (health.state) {
    case 'well':
      return []
    case 'failing':
      return [
        `Amplitude has failed ${plural(health.failures, 'time')} in a row, first ${ago(health.since, now)}`,
      ]
    case 'open':
      return [
        `Amplitude has not answered since ${ago(health.since, now)}; next try in ${formatDuration(Math.max(0, health.retryAt.getTime() - now.getTime()))}`,
      ]
  }
}

function ago(at: Date, now: Date): string {
  return `${formatDuration(Math.max(0, now.getTime() - at.getTime()))} ago`
}

function usage({ used, limit }: { used: number; limit: number }): string {
  return `${count(used)} of ${count(limit)}`
}

function count(value: number): string {
  return formatValue(value, 'number')
}
