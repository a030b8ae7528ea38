import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import type { Purpose } from '../../src/config/variables.ts'
import { ConfigError } from '../../src/errors.ts'

const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'shh',
  AMPLITUDE_API_KEY: 'key-1',
  AMPLITUDE_SECRET_KEY: 'secret-1',
}

function load(variables: Record<string, string>, purpose: Purpose = 'serve') {
  return loadConfig(readEnvironment(variables), purpose)
}

function problemsOf(variables: Record<string, string>, purpose: Purpose = 'serve'): readonly string[] {
  try {
    load(variables, purpose)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('loadConfig', () => {
  it('fills in the documented defaults', () => {
    const { config } = load(complete)
    expect(config).toEqual({
      port: 3000,
      slackApiUrl: 'https://slack.com/api/',
      projects: [{ name: 'Amplitude', baseUrl: 'https://amplitude.com', timeZone: 'UTC' }],
      shortBudget: 'running',
      databasePath: './data/ampbot.db',
      adminUsers: [],
      whyProperties: ['platform', 'country', 'version'],
      chart: {
        theme: 'light',
        colours: [],
        logoPath: undefined,
        fontDirectory: undefined,
        quickChart: undefined,
      },
      logLevel: 'info',
      startAt: undefined,
    })
  })

  it('reads every variable', () => {
    const { config } = load({
      ...complete,
      PORT: '0',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      AMPLITUDE_PROJECT_NAME: 'Acme',
      AMPLITUDE_REGION: 'EU',
      AMPLITUDE_TIMEZONE: 'Asia/Kolkata',
      CHART_THEME: 'dark',
      CHART_COLORS: '6aa5ff, #CD8741,',
      CHART_LOGO: 'logo.png',
      AMPLITUDE_SHORT_BUDGET: 'Sliding',
      CHART_FONT_DIR: '/fonts',
      CHART_RENDERER: 'QuickChart',
      QUICKCHART_URL: 'http://quickchart:3400/',
      QUICKCHART_ALLOW_PUBLIC_HOST: 'true',
      LOG_LEVEL: 'debug',
      AMPBOT_NOW: '2026-11-23T10:00:00+01:00',
      DATABASE_PATH: '/data/a.db',
      ADMIN_USERS: 'U012AB3CD, W045EF6GH,',
      WHY_PROPERTIES: 'platform, gp:plan,',
    })
    expect(config).toEqual({
      port: 0,
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      projects: [{ name: 'Acme', baseUrl: 'https://analytics.eu.amplitude.com', timeZone: 'Asia/Kolkata' }],
      shortBudget: 'sliding',
      databasePath: '/data/a.db',
      adminUsers: ['U012AB3CD', 'W045EF6GH'],
      whyProperties: ['platform', 'gp:plan'],
      chart: {
        theme: 'dark',
        colours: ['#6AA5FF', '#CD8741'],
        logoPath: 'logo.png',
        fontDirectory: '/fonts',
        quickChart: { url: 'http://quickchart:3400', allowPublicHost: true },
      },
      logLevel: 'debug',
      startAt: new Date('2026-11-23T09:00:00Z'),
    })
  })

  it('lets AMPLITUDE_BASE_URL override the region, without its trailing slash', () => {
    const { config } = load({
      ...complete,
      AMPLITUDE_REGION: 'eu',
      AMPLITUDE_BASE_URL: 'http://127.0.0.1:5000/',
    })
    expect(config.projects[0]?.baseUrl).toBe('http://127.0.0.1:5000')
  })

  it('draws elsewhere only where both the renderer and the address say so', () => {
    expect(load({ ...complete, QUICKCHART_URL: 'http://quickchart' }).config.chart.quickChart).toBeUndefined()
    expect(problemsOf({ ...complete, CHART_RENDERER: 'quickchart' })).toEqual([
      'QUICKCHART_URL is missing: expected an http or https address (or CHART_RENDERER=local).',
    ])
  })

  it.each([
    ['no colour', 'blue', 'CHART_COLORS cannot be used: expected up to 6 colours'],
    ['too many colours', '#000,#111', 'CHART_COLORS cannot be used'],
    [
      'a pale colour',
      '#FFD400',
      'CHART_COLORS: #FFD400 has a contrast of 1.4 with the light card, 3 is needed: #',
    ],
    ['colours that look alike', '#2F6FED,#2F6FE0', 'CHART_COLORS: #2F6FE0 and #2F6FED look alike'],
  ])('says of %s what is wrong and what would do', (_what, colours, problem) => {
    expect(problemsOf({ ...complete, CHART_COLORS: colours })[0]).toContain(problem)
  })

  it('lists every problem at once, by name, and quotes no value', () => {
    const problems = problemsOf({
      PORT: 'PORTVALUE',
      SLACK_BOT_TOKEN: 'xapp-TOKENVALUE',
      SLACK_API_URL: 'URLVALUE',
      AMPLITUDE_REGION: 'REGIONVALUE',
      AMPLITUDE_TIMEZONE: 'ZONEVALUE',
      LOG_LEVEL: 'LEVELVALUE',
      AMPBOT_NOW: 'NOWVALUE',
    })
    const names = [
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_API_URL',
      'AMPLITUDE_REGION',
      'AMPLITUDE_TIMEZONE',
      'AMPLITUDE_API_KEY',
      'AMPLITUDE_SECRET_KEY',
      'LOG_LEVEL',
      'AMPBOT_NOW',
    ]
    for (const name of names) expect(problems.join('\n')).toContain(name)
    expect(problems).toHaveLength(names.length)
    expect(problems.join('\n')).not.toContain('VALUE')
  })

  it('needs no Slack variable to ask from the terminal', () => {
    expect(problemsOf({ AMPLITUDE_API_KEY: 'a', AMPLITUDE_SECRET_KEY: 'b' }, 'ask')).toEqual([])
  })

  it('needs no signing secret in Socket Mode', () => {
    const { SLACK_SIGNING_SECRET: _, ...rest } = complete
    expect(problemsOf({ ...rest, SLACK_APP_TOKEN: 'xapp-1' })).toEqual([])
  })

  it('treats a variable that is set to nothing as absent', () => {
    expect(load({ ...complete, PORT: '  ', AMPLITUDE_REGION: '' }).config.port).toBe(3000)
  })

  it('keeps secrets out of everything that prints', () => {
    const { secrets } = load(complete)
    const printed = [
      inspect(secrets, { depth: 9 }),
      JSON.stringify([secrets, [...secrets.amplitude.values()]]),
      String(secrets.slackBotToken),
    ].join()
    for (const value of Object.values(complete)) expect(printed).not.toContain(value)
    expect(secrets.amplitude.get('Amplitude')?.apiKey.reveal()).toBe('key-1')
  })
})

describe('AMPLITUDE_PROJECTS_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ampbot-config-'))
  const path = join(folder, 'projects.yml')
  afterEach(() => {
    rmSync(path, { force: true })
  })

  function withFile(yaml: string): Record<string, string> {
    writeFileSync(path, yaml)
    return {
      AMPLITUDE_PROJECTS_FILE: path,
      ACME_KEY: 'key-from-variable',
      AMPLITUDE_TIMEZONE: 'Europe/Berlin',
    }
  }

  it('reads projects whose keys stand in the file or in variables that it names', () => {
    const { config, secrets } = load(
      withFile(
        [
          'projects:',
          '  - { name: Acme, apiKeyVariable: ACME_KEY, secretKey: s1 }',
          '  - { name: Acme EU, apiKey: k2, secretKey: s2, region: eu, timeZone: UTC }',
        ].join('\n'),
      ),
      'ask',
    )
    expect(config.projects).toEqual([
      { name: 'Acme', baseUrl: 'https://amplitude.com', timeZone: 'Europe/Berlin' },
      { name: 'Acme EU', baseUrl: 'https://analytics.eu.amplitude.com', timeZone: 'UTC' },
    ])
    expect(secrets.amplitude.get('Acme')?.apiKey.reveal()).toBe('key-from-variable')
  })

  const mistakes: [string, string, string][] = [
    ['an unreadable path', '', 'AMPLITUDE_PROJECTS_FILE cannot be read'],
    ['text that is not YAML', '{ projects: [', 'AMPLITUDE_PROJECTS_FILE cannot be read'],
    [
      'a missing name',
      'projects:\n  - { apiKey: SENTINEL, secretKey: SENTINEL }',
      'projects[0].name: expected string',
    ],
    [
      'an unknown field',
      'projects:\n  - { name: A, apikey: SENTINEL }',
      'projects[0]: has a field that is not known',
    ],
    ['a region that is none', 'projects:\n  - { name: A, region: SENTINEL }', 'expected one of us, eu'],
    [
      'a key that is not there',
      'projects:\n  - { name: A, secretKey: SENTINEL }',
      'projects[0] has no apiKey',
    ],
    [
      'a variable that is not set',
      'projects:\n  - { name: A, apiKeyVariable: NOPE, secretKey: SENTINEL }',
      'projects[0].apiKeyVariable names a variable that is not set',
    ],
    [
      'a name used twice',
      'projects:\n  - { name: A, apiKey: k, secretKey: s }\n  - { name: a, apiKey: k, secretKey: s }',
      'projects[1].name is used twice',
    ],
  ]
  it.each(mistakes)('names the place of %s and quotes nothing', (_, yaml, expected) => {
    const problems = problemsOf(withFile(yaml), 'ask').join('\n')
    expect(problems).toContain(expected)
    expect(problems).not.toContain('SENTINEL')
  })
})
