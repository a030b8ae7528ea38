import type { DetectorOptions } from '../alert/detect/detector.ts'
import { parseDetect } from './parse-detect.ts'
import { readOptions } from './read-options.ts'
import type { DueSpan } from './run-due.ts'

export type Invocation =
  | { command: 'serve' | 'doctor' | 'help' }
  | { command: 'demo'; port: number }
  | { command: 'query'; text: string; pngPath: string | undefined; isJson: boolean }
  | { command: 'run-due'; span: DueSpan }
  | { command: 'detect'; options: DetectorOptions }
  | { command: 'mistake'; problem: string }

export const usage = `Ampbot: Amplitude in Slack.

  ampbot serve                     serve Slack; configured by environment variables, see the README
  ampbot demo [--port 4000]        the whole thing on this machine, no credentials
  ampbot query "dau last 30d"      ask from the terminal; \`as table\` and \`as csv\` print the numbers
      --png FILE                   write the picture, too
      --json                       print the numbers as JSON
  ampbot run-due --at 2026-11-23T09:00:00Z
                                   send what is due at that instant, once; all time comes from there
      --from A --to B --step 5m    the same, again and again through that span
  ampbot detect --interval day     what is unusual in a series: CSV timestamp,value in, with expected, lower, upper, anomaly out
      --timezone Europe/Berlin     where its days begin, else UTC; intervals: 5min, hour, day, week, month
      --sensitivity quiet          or normal, sensitive
  ampbot doctor                    check tokens, scopes, keys, region, zone and renderer; say what to fix
  ampbot help                      this text; ampbot query help: what can be asked
`

const demoPort = 4000

/** What the command line asks for; a mistake comes back as a sentence that says what to type. */
export function parseArguments(args: readonly string[]): Invocation {
  const [command, ...rest] = args
  switch (command) {
    case 'serve':
    case 'doctor':
      return rest.length === 0 ? { command } : mistake(`ampbot ${command} takes no arguments.`)
    case 'demo':
      return parseDemo(rest)
    case 'query':
      return parseQuery(rest)
    case 'run-due':
      return parseRunDue(rest)
    case 'detect': {
      const options = parseDetect(rest)
      return typeof options === 'string' ? mistake(options) : { command, options }
    }
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { command: 'help' }
    default:
      return mistake(`There is no command ${JSON.stringify(command)}.`)
  }
}

function parseDemo(args: string[]): Invocation {
  const options = readOptions(args, { port: { type: 'string' } })
  if (typeof options === 'string') return mistake(options)
  const port = Number(options.values['port'] ?? demoPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return mistake('--port takes a number from 0 to 65535.')
  return { command: 'demo', port }
}

function parseQuery(args: string[]): Invocation {
  const options = readOptions(args, { png: { type: 'string' }, json: { type: 'boolean' } })
  if (typeof options === 'string') return mistake(options)
  const { png, json } = options.values
  return {
    command: 'query',
    text: options.positionals.join(' '),
    pngPath: typeof png === 'string' ? png : undefined,
    isJson: json === true,
  }
}

const dueOptions = {
  at: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  step: { type: 'string' },
} as const

function parseRunDue(args: string[]): Invocation {
  const options = readOptions(args, dueOptions)
  if (typeof options === 'string') return mistake(options)
  const { at, from, to, step } = options.values
  if (at !== undefined) {
    const instant = readInstant(at)
    if (instant === undefined || from !== undefined || to !== undefined) return mistake(dueHelp)
    return { command: 'run-due', span: { from: instant, to: instant, stepMs: 1 } }
  }
  const [start, end, stepMs] = [readInstant(from), readInstant(to), readStep(step ?? '5m')]
  if (start === undefined || end === undefined || stepMs === undefined || end < start) return mistake(dueHelp)
  return { command: 'run-due', span: { from: start, to: end, stepMs } }
}

const dueHelp =
  'ampbot run-due takes --at with an instant such as 2026-11-23T09:00:00Z, or --from and --to with one each and --step such as 5m.'

/** An instant needs its zone: without one it would mean another moment on another machine. */
function readInstant(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

const stepUnitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

function readStep(text: unknown): number | undefined {
  const [, count, unit] = /^([1-9]\d*)([smhd])$/.exec(String(text)) ?? []
  return unit === undefined ? undefined : Number(count) * stepUnitsMs[unit as keyof typeof stepUnitsMs]
}

function mistake(problem: string): Invocation {
  return { command: 'mistake', problem }
}
