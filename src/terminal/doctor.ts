import { openCalendars } from '../app/open-calendars.ts'
import { openFoundation, type Foundation } from '../app/open-foundation.ts'
import { readSlack } from '../app/slack-side.ts'
import { holidaysIn } from '../alert/known-days.ts'
import { clockStartingAt, systemClock } from '../clock.ts'
import { loadConfig, type Config, type Secrets } from '../config/config.ts'
import type { Environment } from '../config/env.ts'
import { AppError, ConfigError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { addDays, today } from '../query/date-range.ts'
import { formatDay } from '../result/format-value.ts'

interface Finding {
  isFine: boolean
  what: string
  /** What was seen, and where it is not fine what to do about it. */
  words: string
}

/** Asks everything that Ampbot depends on, one finding each. Nothing is posted and nothing is stored. */
export async function runDoctor(environment: Environment): Promise<{ text: string; isHealthy: boolean }> {
  const findings = await examine(environment)
  const text = findings
    .map(({ isFine, what, words }) => `${isFine ? 'ok   ' : 'WRONG'}  ${what}: ${words}\n`)
    .join('')
  return { text, isHealthy: findings.every(({ isFine }) => isFine) }
}

async function examine(environment: Environment): Promise<readonly Finding[]> {
  try {
    const { config, secrets } = loadConfig(environment, 'serve')
    const wellKept: Finding = { isFine: true, what: 'configuration', words: 'complete' }
    return [
      wellKept,
      ...(await examineHolidays(config)),
      ...(await examineSlack(config, secrets)),
      ...(await examineAnswering(config, secrets)),
    ]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return misconfigured(error)
  }
}

function misconfigured({ problems }: ConfigError, what = 'configuration'): readonly Finding[] {
  return problems.map((words) => ({ isFine: false, what, words }))
}

/** The next holiday tells at a glance whether it is the right place. */
async function examineHolidays({ projects, startAt }: Config): Promise<readonly Finding[]> {
  const clock = startAt === undefined ? systemClock : clockStartingAt(startAt)
  try {
    const calendarsOf = await openCalendars(projects)
    return projects.flatMap(({ name, timeZone }) => {
      const calendars = calendarsOf(name)
      if (calendars.length === 0) return []
      const start = today(clock.now(), timeZone)
      const [next] = holidaysIn(calendars, { start, end: addDays(start, 366) })
      const ahead =
        next === undefined ? '' : `; next is ${formatDay(next.day, { weekday: true })}, ${next.text}`
      const places = calendars.map((calendar) => `${calendar.place} (${calendar.name})`)
      return [{ isFine: true, what: `public holidays of ${name}`, words: `${places.join(', ')}${ahead}` }]
    })
  } catch (error) {
    if (error instanceof ConfigError) return misconfigured(error, 'public holidays')
    throw error
  }
}

async function examineSlack(config: Config, secrets: Secrets): Promise<readonly Finding[]> {
  try {
    const { bot, missingScopes } = await readSlack(config, secrets)
    const token: Finding = {
      isFine: true,
      what: 'Slack token',
      words: `works, as @${bot.name} in team ${bot.teamId}`,
    }
    if (missingScopes === undefined) return [token]
    const words =
      missingScopes.length === 0
        ? 'all there'
        : `${missingScopes.join(', ')} missing: add to the app under "OAuth & Permissions" and install it again`
    return [token, { isFine: missingScopes.length === 0, what: 'Slack scopes', words }]
  } catch (error) {
    return [failure('Slack token', error)]
  }
}

async function examineAnswering(config: Config, secrets: Secrets): Promise<readonly Finding[]> {
  try {
    await using foundation = await openFoundation(config, secrets, { logger: silentLogger })
    const renderer: Finding = {
      isFine: true,
      what: 'renderer',
      words: `${foundation.renderer.name}, fonts have ink`,
    }
    return [
      renderer,
      ...(await Promise.all(config.projects.map((project) => examineProject(project.name, foundation)))),
    ]
  } catch (error) {
    return [failure('renderer', error)]
  }
}

async function examineProject(name: string, { source, clock }: Foundation): Promise<Finding> {
  const what = `Amplitude project ${name}`
  try {
    const project = source.projectOf({ project: name })
    const events = await source.listEvents(project, AbortSignal.timeout(30_000))
    const time = new Intl.DateTimeFormat('en-US', {
      timeZone: project.timeZone,
      dateStyle: 'medium',
      timeStyle: 'short',
    })
    const zone = `it is ${time.format(clock.now())} in ${project.timeZone}, which has to be the zone of the project's settings`
    return { isFine: true, what, words: `keys accepted, ${events.length} events; ${zone}` }
  } catch (error) {
    return failure(what, error)
  }
}

function failure(what: string, error: unknown): Finding {
  if (error instanceof AppError) return { isFine: false, what, words: error.userMessage }
  throw error
}
