import { describe, expect, it } from 'vitest'
import { parseArguments, usage, type Invocation } from '../../src/terminal/parse-arguments.ts'

const understood: [string, string[], Invocation][] = [
  ['nothing asks for help', [], { command: 'help' }],
  ['serve takes no arguments', ['serve'], { command: 'serve' }],
  ['doctor takes no arguments', ['doctor'], { command: 'doctor' }],
  ['demo has a port of its own', ['demo'], { command: 'demo', port: 4000 }],
  ['demo takes any free port for 0', ['demo', '--port', '0'], { command: 'demo', port: 0 }],
  [
    'query takes one quoted text',
    ['query', 'dau last 30d', '--png', 'dau.png', '--json'],
    { command: 'query', text: 'dau last 30d', pngPath: 'dau.png', isJson: true },
  ],
  [
    'query takes words that the shell has split',
    ['query', 'dau', 'last', '30d'],
    { command: 'query', text: 'dau last 30d', pngPath: undefined, isJson: false },
  ],
  [
    'detect judges days in UTC unless told otherwise',
    ['detect', '--interval', 'day'],
    { command: 'detect', options: { interval: 'day', timeZone: 'UTC', sensitivity: 'normal' } },
  ],
  [
    'detect takes a zone and a sensitivity',
    ['detect', '--interval', '5min', '--timezone', 'Europe/Berlin', '--sensitivity', 'quiet'],
    { command: 'detect', options: { interval: '5min', timeZone: 'Europe/Berlin', sensitivity: 'quiet' } },
  ],
]

const mistaken: [string, string[], string][] = [
  ['an unknown command', ['sreve'], 'There is no command "sreve".'],
  ['arguments where there are none', ['serve', 'now'], 'ampbot serve takes no arguments.'],
  ['a port that is none', ['demo', '--port', 'x'], '--port takes a number from 0 to 65535.'],
  ['a missing interval', ['detect'], '--interval takes 5min, hour, day, week, month.'],
  ['an unknown interval', ['detect', '--interval', '5m'], '--interval takes 5min'],
  ['an unknown zone', ['detect', '--interval', 'day', '--timezone', 'Mars'], '--timezone takes a name'],
  [
    'a sensitivity that is none',
    ['detect', '--interval', 'day', '--sensitivity', '3'],
    '--sensitivity takes quiet',
  ],
  ['a file where there is a pipe', ['detect', 'a.csv', '--interval', 'day'], 'from its standard input'],
  ['an unknown option', ['query', 'dau', '--pgn', 'x'], "Unknown option '--pgn'"],
]

describe('parseArguments', () => {
  it.each(understood)('%s', (_, args, expected) => {
    expect(parseArguments(args)).toEqual(expected)
  })

  it.each(mistaken)('names %s', (_, args, expected) => {
    const invocation = parseArguments(args)
    expect(invocation.command).toBe('mistake')
    expect(invocation.command === 'mistake' && invocation.problem).toContain(expected)
  })

  it('has a usage text that names every command', () => {
    for (const command of ['serve', 'demo', 'query', 'run-due', 'detect', 'doctor', 'help'])
      expect(usage).toContain(`ampbot ${command}`)
  })
})
