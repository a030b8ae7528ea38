import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { complete, load, problemsOf } from '../support/configurations.ts'

const user = (name: string) => ({ of: 'user', name })
const usual = ['platform', 'country', 'version'].map(user)

describe('loadConfig', () => {
  it('fills in the documented defaults', () => {
    const { config } = load(complete)
    expect(config).toEqual({
      port: 3000,
      slackApiUrl: 'https://slack.com/api/',
      projects: [
        {
          name: 'Amplitude',
          baseUrl: 'https://amplitude.com',
          timeZone: 'UTC',
          whyProperties: usual,
          holidays: [],
        },
      ],
      shortBudget: 'running',
      databasePath: './data/ampbot.db',
      adminUsers: [],
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
      HOLIDAYS: 'DE-BE, us,',
    })
    expect(config).toEqual({
      port: 0,
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      projects: [
        {
          name: 'Acme',
          baseUrl: 'https://analytics.eu.amplitude.com',
          timeZone: 'Asia/Kolkata',
          whyProperties: [user('platform'), user('gp:plan')],
          holidays: ['DE-BE', 'us'],
        },
      ],
      shortBudget: 'sliding',
      databasePath: '/data/a.db',
      adminUsers: ['U012AB3CD', 'W045EF6GH'],
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

  it.each([
    ['more than three', 'platform, country, version, city'],
    ['what is no property', 'platform; country'],
    ['none', ','],
  ])('refuses %s in WHY_PROPERTIES', (_what, properties) => {
    expect(problemsOf({ ...complete, WHY_PROPERTIES: properties })).toEqual([
      'WHY_PROPERTIES cannot be used: expected one to three properties with commas between them, such as platform, country, gp:plan.',
    ])
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
