import { z } from 'zod'
import { shortBudgets } from '../budget/limits.ts'
import { seriesLimit } from '../chart/theme.ts'
import { logLevels } from '../logger.ts'
import { readPropertyList } from '../query/language/property-list.ts'
import type { Property } from '../query/query.ts'
import { amplitudeRegions } from './amplitude-region.ts'

/** What a command cannot do without: `serve` talks to Slack and Amplitude, `ask` to Amplitude alone. */
export type Purpose = 'serve' | 'ask'

/** One environment variable: the configuration table of the README says the same, and a test compares them. */
export interface Variable<T> {
  /** What is expected, as the end of a sentence; never the value itself. */
  expected: string
  schema: z.ZodType<T, string>
  default?: T
  /** The purposes that need it; elsewhere it may be absent. */
  neededTo?: readonly Purpose[]
}

const text = z.string().trim().min(1)

const port = text
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().min(0).max(65535))

/** Slack's SDK appends the method's name, so the address has to end in a slash. */
const slackApiUrl = text
  .pipe(z.url({ protocol: /^https?$/ }))
  .transform((url) => (url.endsWith('/') ? url : `${url}/`))

const baseUrl = text.pipe(z.url({ protocol: /^https?$/ })).transform((url) => url.replace(/\/+$/, ''))

export const timeZoneSchema = text.refine(isTimeZone)

/** Only what is surely another kind of token is refused, so that stand-ins may use tokens of their own. */
const botToken = text.refine((token) => !/^(xapp|xoxp|xoxe|xoxa)-/.test(token))
const appToken = text.refine((token) => !token.startsWith('xox'))

/** Ids begin with U, or with W on Enterprise Grid. */
const adminUsers = text
  .transform((value) =>
    value
      .split(',')
      .map((id) => id.trim())
      .filter((id) => id !== ''),
  )
  .pipe(z.array(z.string().regex(/^[UW][A-Z0-9]{2,}$/)))

/** What may stand behind `by` in a question; Amplitude is asked once for each. */
export const propertiesSchema = text
  .transform((value) => readPropertyList(value) ?? [])
  .pipe(z.array(z.custom<Property>()).min(1).max(3))

/** What the codes name is looked up where the calendars are. */
export const holidaysSchema = text
  .transform((value) =>
    value
      .split(',')
      .map((code) => code.trim())
      .filter((code) => code !== ''),
  )
  .pipe(z.array(z.string()).max(20))

const region = text.toLowerCase().pipe(z.enum(amplitudeRegions))
const theme = text.toLowerCase().pipe(z.enum(['light', 'dark']))
/** `#2F6FED` or `2f6fed`, which needs no quotes in a shell; what they look like is checked against the theme. */
const chartColours = text
  .transform((value) =>
    value
      .split(',')
      .map((colour) => colour.trim())
      .filter((colour) => colour !== '')
      .map((colour) => `#${colour.replace(/^#/, '').toUpperCase()}`),
  )
  .pipe(z.array(z.string().regex(/^#[0-9A-F]{6}$/)).max(seriesLimit))

const chartRenderer = text.toLowerCase().pipe(z.enum(['local', 'quickchart']))
const flag = text
  .toLowerCase()
  .pipe(z.enum(['true', 'false']))
  .transform((value) => value === 'true')
const logLevel = text.toLowerCase().pipe(z.enum(logLevels))
const instant = text.pipe(z.iso.datetime({ offset: true })).transform((value) => new Date(value))

export const variables = {
  PORT: { expected: 'a port number from 0 to 65535', schema: port, default: 3000 },
  SLACK_BOT_TOKEN: {
    expected: 'the bot token, which starts with xoxb-',
    schema: botToken,
    neededTo: ['serve'],
  },
  SLACK_SIGNING_SECRET: { expected: 'the signing secret from Basic Information', schema: text },
  SLACK_APP_TOKEN: { expected: 'an app-level token, which starts with xapp-', schema: appToken },
  SLACK_API_URL: {
    expected: 'an http or https address',
    schema: slackApiUrl,
    default: 'https://slack.com/api/',
  },
  AMPLITUDE_API_KEY: { expected: "the project's API key", schema: text },
  AMPLITUDE_SECRET_KEY: { expected: "the project's secret key", schema: text },
  AMPLITUDE_PROJECTS_FILE: { expected: 'the path of a YAML file that lists projects', schema: text },
  AMPLITUDE_PROJECT_NAME: {
    expected: 'the name to show for the project',
    schema: text,
    default: 'Amplitude',
  },
  AMPLITUDE_REGION: {
    expected: 'us or eu',
    schema: region,
    default: 'us',
  },
  AMPLITUDE_BASE_URL: { expected: 'an http or https address', schema: baseUrl },
  AMPLITUDE_TIMEZONE: {
    expected: 'an IANA time zone such as Europe/Berlin',
    schema: timeZoneSchema,
    default: 'UTC',
  },
  AMPLITUDE_SHORT_BUDGET: {
    expected: 'sliding or running',
    schema: text.toLowerCase().pipe(z.enum(shortBudgets)),
    default: 'running',
  },
  DATABASE_PATH: { expected: 'the path of a file', schema: text, default: './data/ampbot.db' },
  ADMIN_USERS: {
    expected: 'Slack user ids with commas between them, such as U012AB3CD,U045EF6GH',
    schema: adminUsers,
    default: [],
  },
  WHY_PROPERTIES: {
    expected: 'one to three properties with commas between them, such as platform, country, gp:plan',
    schema: propertiesSchema,
    default: ['platform', 'country', 'version'].map((name): Property => ({ of: 'user', name })),
  },
  HOLIDAYS: {
    expected: 'countries, or parts of them, with commas between them, such as DE-BE, US',
    schema: holidaysSchema,
    default: [],
  },
  CHART_THEME: { expected: 'light or dark', schema: theme, default: 'light' },
  CHART_COLORS: {
    expected: `up to ${seriesLimit} colours with commas between them, such as #2F6FED,#C68827`,
    schema: chartColours,
    default: [],
  },
  CHART_LOGO: { expected: 'the path of a PNG file', schema: text },
  CHART_FONT_DIR: { expected: 'a folder with font files', schema: text },
  CHART_RENDERER: { expected: 'local or quickchart', schema: chartRenderer, default: 'local' },
  QUICKCHART_URL: { expected: 'an http or https address', schema: baseUrl },
  QUICKCHART_ALLOW_PUBLIC_HOST: { expected: 'true or false', schema: flag, default: false },
  LOG_LEVEL: {
    expected: `one of ${logLevels.join(', ')}`,
    schema: logLevel,
    default: 'info',
  },
  AMPBOT_NOW: {
    expected: 'an ISO instant such as 2026-11-23T09:00:00Z',
    schema: instant,
  },
} as const satisfies Record<string, Variable<unknown>>

export type VariableName = keyof typeof variables

export const variableNames = Object.keys(variables) as VariableName[]

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
