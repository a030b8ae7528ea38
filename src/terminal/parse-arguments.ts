import { parseArgs } from 'node:util'

export type Invocation =
  | { command: 'serve' | 'doctor' | 'help' }
  | { command: 'demo'; port: number }
  | { command: 'query'; text: string; pngPath: string | undefined; isJson: boolean }
  | { command: 'mistake'; problem: string }

export const usage = `Ampbot: Amplitude in Slack.

  ampbot serve                     serve Slack; configured by environment variables, see the README
  ampbot demo [--port 4000]        the whole thing on this machine, no credentials
  ampbot query "dau last 30d"      ask from the terminal; \`as table\` and \`as csv\` print the numbers
      --png FILE                   write the picture, too
      --json                       print the numbers as JSON
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

type Options = Record<string, { type: 'string' | 'boolean' }>

function readOptions(args: string[], options: Options): ReturnType<typeof parseArgs> | string {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function mistake(problem: string): Invocation {
  return { command: 'mistake', problem }
}
