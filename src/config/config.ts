import type { z } from 'zod'
import type { ShortBudget } from '../budget/limits.ts'
import { brandProblems } from '../chart/brand.ts'
import type { ThemeName } from '../chart/chart-picture.ts'
import { ConfigError } from '../errors.ts'
import type { LogLevel } from '../logger.ts'
import { Secret } from '../secret.ts'
import { amplitudeHost } from './amplitude-region.ts'
import type { Environment } from './env.ts'
import type { ProjectConfig, ProjectWithKeys } from './project.ts'
import { readProjectsFile } from './projects-file.ts'
import { variables, type Purpose, type Variable, type VariableName } from './variables.ts'

/** Everything that may be shown. Secrets travel apart, in `Secrets`. */
export interface Config {
  port: number
  slackApiUrl: string
  projects: readonly ProjectConfig[]
  shortBudget: ShortBudget
  /** File of the SQLite database; `:memory:` keeps nothing. */
  databasePath: string
  /** Slack ids of those who may look people up. */
  adminUsers: readonly string[]
  chart: ChartConfig
  logLevel: LogLevel
  /** Where the bot's clock starts; undefined is the present. */
  startAt: Date | undefined
}

interface ChartConfig {
  theme: ThemeName
  /** A company's own, `#RRGGBB`, fit for the theme; none are the theme's. */
  colours?: readonly string[] | undefined
  /** A PNG file with a company's logo. */
  logoPath?: string | undefined
  fontDirectory: string | undefined
  /** A QuickChart server that draws instead of this process; undefined draws here. */
  quickChart?: { url: string; allowPublicHost: boolean } | undefined
}

export interface Secrets {
  slackBotToken: Secret | undefined
  slackSigningSecret: Secret | undefined
  slackAppToken: Secret | undefined
  /** By project name. */
  amplitude: ReadonlyMap<string, { apiKey: Secret; secretKey: Secret }>
}

/** Throws one `ConfigError` that lists every problem with the variable's name and what is expected, never a value. */
export function loadConfig(environment: Environment, purpose: Purpose): { config: Config; secrets: Secrets } {
  const problems: string[] = []
  const read = reader(environment, purpose, problems)
  const slackBotToken = read('SLACK_BOT_TOKEN')
  const slackSigningSecret = read('SLACK_SIGNING_SECRET')
  const slackAppToken = read('SLACK_APP_TOKEN')
  if (purpose === 'serve' && slackSigningSecret === undefined && slackAppToken === undefined)
    problems.push(
      'SLACK_SIGNING_SECRET is missing: expected the signing secret (or SLACK_APP_TOKEN for Socket Mode).',
    )
  const projects = readProjects(environment, read, problems)
  const config: Config = {
    port: read('PORT') ?? variables.PORT.default,
    slackApiUrl: read('SLACK_API_URL') ?? variables.SLACK_API_URL.default,
    projects: projects.map(withoutKeys),
    shortBudget: read('AMPLITUDE_SHORT_BUDGET') ?? variables.AMPLITUDE_SHORT_BUDGET.default,
    databasePath: read('DATABASE_PATH') ?? variables.DATABASE_PATH.default,
    adminUsers: read('ADMIN_USERS') ?? variables.ADMIN_USERS.default,
    chart: {
      ...readLook(read, problems),
      fontDirectory: read('CHART_FONT_DIR'),
      quickChart: readQuickChart(read, problems),
    },
    logLevel: read('LOG_LEVEL') ?? variables.LOG_LEVEL.default,
    startAt: read('AMPBOT_NOW'),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  const secrets: Secrets = {
    slackBotToken: asSecret(slackBotToken),
    slackSigningSecret: asSecret(slackSigningSecret),
    slackAppToken: asSecret(slackAppToken),
    amplitude: new Map(projects.map((project) => [project.name, keysOf(project)])),
  }
  return { config, secrets }
}

type Read = <N extends VariableName>(name: N) => z.output<(typeof variables)[N]['schema']> | undefined

function reader(environment: Environment, purpose: Purpose, problems: string[]): Read {
  return (name) => {
    const variable: Variable<unknown> = variables[name]
    const value = environment[name]
    if (value === undefined) {
      if (variable.neededTo?.includes(purpose))
        problems.push(`${name} is missing: expected ${variable.expected}.`)
      return undefined
    }
    const parsed = variables[name].schema.safeParse(value)
    if (!parsed.success) problems.push(`${name} cannot be used: expected ${variable.expected}.`)
    return parsed.data as never
  }
}

/** Colours are no secrets, and whoever set six of them needs to hear which one is meant. */
function readLook(read: Read, problems: string[]): Pick<ChartConfig, 'theme' | 'colours' | 'logoPath'> {
  const theme = read('CHART_THEME') ?? variables.CHART_THEME.default
  const colours = read('CHART_COLORS') ?? variables.CHART_COLORS.default
  for (const problem of brandProblems(colours, theme)) problems.push(`CHART_COLORS: ${problem}.`)
  return { theme, colours, logoPath: read('CHART_LOGO') }
}

/** Its address alone draws nothing elsewhere: who names a server and forgets the renderer keeps the numbers here. */
function readQuickChart(read: Read, problems: string[]): ChartConfig['quickChart'] {
  const url = read('QUICKCHART_URL')
  const allowPublicHost =
    read('QUICKCHART_ALLOW_PUBLIC_HOST') ?? variables.QUICKCHART_ALLOW_PUBLIC_HOST.default
  if (read('CHART_RENDERER') !== 'quickchart') return undefined
  if (url !== undefined) return { url, allowPublicHost }
  problems.push('QUICKCHART_URL is missing: expected an http or https address (or CHART_RENDERER=local).')
  return undefined
}

function readProjects(environment: Environment, read: Read, problems: string[]): readonly ProjectWithKeys[] {
  const region = read('AMPLITUDE_REGION') ?? variables.AMPLITUDE_REGION.default
  const defaults = {
    baseUrl: read('AMPLITUDE_BASE_URL') ?? amplitudeHost(region),
    timeZone: read('AMPLITUDE_TIMEZONE') ?? variables.AMPLITUDE_TIMEZONE.default,
    whyProperties: read('WHY_PROPERTIES') ?? variables.WHY_PROPERTIES.default,
    holidays: read('HOLIDAYS') ?? variables.HOLIDAYS.default,
  }
  const path = read('AMPLITUDE_PROJECTS_FILE')
  if (path !== undefined) return readProjectsFile({ path, environment, defaults, problems })
  const apiKey = read('AMPLITUDE_API_KEY')
  const secretKey = read('AMPLITUDE_SECRET_KEY')
  for (const name of ['AMPLITUDE_API_KEY', 'AMPLITUDE_SECRET_KEY'] as const)
    if (environment[name] === undefined)
      problems.push(`${name} is missing: expected ${variables[name].expected} (or AMPLITUDE_PROJECTS_FILE).`)
  if (apiKey === undefined || secretKey === undefined) return []
  const name = read('AMPLITUDE_PROJECT_NAME') ?? variables.AMPLITUDE_PROJECT_NAME.default
  return [{ name, ...defaults, apiKey, secretKey }]
}

function withoutKeys({ name, baseUrl, timeZone, whyProperties, holidays }: ProjectWithKeys): ProjectConfig {
  return { name, baseUrl, timeZone, whyProperties, holidays }
}

function keysOf(project: ProjectWithKeys): { apiKey: Secret; secretKey: Secret } {
  return { apiKey: new Secret(project.apiKey), secretKey: new Secret(project.secretKey) }
}

function asSecret(value: string | undefined): Secret | undefined {
  return value === undefined ? undefined : new Secret(value)
}
