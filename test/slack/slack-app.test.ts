import { expect, test } from 'vitest'
import { silentLogger } from '../../src/logger.ts'
import { Secret } from '../../src/secret.ts'
import { startSlackWorkspace, type SlackWorkspace } from '../../src/demo/slack/slack-workspace.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { createDigestStore } from '../../src/storage/digest-store.ts'
import { createNoteStore } from '../../src/storage/note-store.ts'
import { createSlackApp, type SlackAppDeps } from '../../src/slack/slack-app.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { startMessageSink } from '../support/message-sink.ts'
import { startSocketModeServer } from '../support/socket-mode-server.ts'

/** Nothing is asked in these tests, so nothing answers. */
const unused = (): never => {
  throw new Error('Nobody asks here.')
}
const rest: Omit<SlackAppDeps, 'settings'> = {
  source: {
    projectOf: () => ({ name: 'Acme', timeZone: 'UTC' }),
    listEvents: async () => [],
    answer: unused,
    findPeople: unused,
    readPerson: unused,
    realtimeHistory: unused,
    costOf: unused,
    lookCostOf: unused,
    status: unused,
  },
  renderer: { name: 'none', render: unused, close: async () => {} },
  clock: new FakeClock(),
  logger: silentLogger,
  theme: 'light',
  projects: [],
  savedQuestions: { save: unused, remove: unused, find: async () => undefined, list: async () => [] },
  digests: createDigestStore(openDatabase(':memory:')),
  alerts: createAlertStore(openDatabase(':memory:')),
  notes: createNoteStore(openDatabase(':memory:')),
  knownDays: createNoteStore(openDatabase(':memory:')),
  calendarsOf: () => [],
  alertWork: {
    backtest: unused,
    drawBacktest: unused,
    propose: unused,
    retell: unused,
    explain: unused,
    explainIncident: unused,
  },
  timetable: { upcoming: async () => [] },
  outbox: { backlog: async () => ({ waiting: 0, oldestAt: undefined }) },
  adminUsers: new Set(),
  isReady: () => true,
}

function settingsFor({
  apiUrl,
  botToken,
  signingSecret,
}: Pick<SlackWorkspace, 'apiUrl' | 'botToken' | 'signingSecret'>): SlackAppDeps['settings'] {
  return { apiUrl, botToken: new Secret(botToken), signingSecret: new Secret(signingSecret), port: 0 }
}

test('it knows who it is, and listens on a free port', async () => {
  await using slack = await startSlackWorkspace()
  await using app = await createSlackApp({ ...rest, settings: settingsFor(slack) })
  expect(app.bot).toEqual({ userId: 'U0AMPBOT01', botId: 'B0AMPBOT01', teamId: 'T0ACME0001', name: 'ampbot' })
  expect((await fetch(`http://127.0.0.1:${app.port}/healthz`)).status).toBe(200)
})

test('a token that Slack refuses stops the start, with the variable named and the token not', async () => {
  await using slack = await startSlackWorkspace()
  const settings = settingsFor({ ...slack, botToken: 'xoxb-wrong' })
  const refused = await createSlackApp({ ...rest, settings }).catch((error: unknown) => error)
  expect(refused).toMatchObject({
    name: 'ConfigError',
    userMessage: expect.stringMatching(/SLACK_BOT_TOKEN.*invalid_auth/),
  })
  expect(JSON.stringify(refused)).not.toContain('xoxb-wrong')
})

test('a Slack that cannot be reached stops the start, with the variable named', async () => {
  const settings = settingsFor({ apiUrl: 'http://127.0.0.1:1/api/', botToken: 'xoxb-1', signingSecret: 's' })
  await expect(createSlackApp({ ...rest, settings })).rejects.toMatchObject({
    userMessage: expect.stringContaining('SLACK_API_URL'),
  })
})

test('the token of a person is told from the token of a bot', async () => {
  await using sink = await startSocketModeServer({
    'auth.test': { user_id: 'U1', team_id: 'T1', user: 'ada' },
  })
  const settings = settingsFor({ apiUrl: sink.apiUrl, botToken: 'xoxp-1', signingSecret: 's' })
  await expect(createSlackApp({ ...rest, settings })).rejects.toMatchObject({
    userMessage: expect.stringContaining('belongs to a person'),
  })
})

test('readiness follows the rest of the process, and metrics are shown where there are some', async () => {
  await using slack = await startSlackWorkspace()
  let isReady = false
  await using app = await createSlackApp({
    ...rest,
    settings: settingsFor(slack),
    isReady: () => isReady,
    metrics: async () => 'up 1\n',
  })
  const read = async (path: string): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${app.port}${path}`)
    return `${response.status} ${await response.text()}`
  }
  expect(await read('/readyz')).toBe('503 not ready\n')
  isReady = true
  expect(await read('/readyz')).toBe('200 ready\n')
  expect(await read('/metrics')).toBe('200 up 1\n')
})

test('without metrics there is no such page', async () => {
  await using slack = await startSlackWorkspace()
  await using app = await createSlackApp({ ...rest, settings: settingsFor(slack) })
  expect((await fetch(`http://127.0.0.1:${app.port}/metrics`)).status).toBe(404)
})

test('a port that is taken stops the start', async () => {
  await using slack = await startSlackWorkspace()
  await using first = await createSlackApp({ ...rest, settings: settingsFor(slack) })
  await expect(
    createSlackApp({ ...rest, settings: { ...settingsFor(slack), port: first.port } }),
  ).rejects.toMatchObject({ userMessage: expect.stringContaining('PORT is taken') })
})

test('in Socket Mode questions come over the socket, and health over the port', async () => {
  await using sink = await startMessageSink()
  await using slack = await startSocketModeServer({
    'auth.test': { user_id: 'UBOT', bot_id: 'B1', team_id: 'T1', user: 'ampbot' },
  })
  const settings = {
    apiUrl: slack.apiUrl,
    botToken: new Secret('xoxb-1'),
    appToken: new Secret('xapp-1'),
    port: 0,
  }
  await using app = await createSlackApp({ ...rest, settings })
  expect((await fetch(`http://127.0.0.1:${app.port}/readyz`)).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${app.port}/slack/events`, { method: 'POST' })).status).toBe(404)
  slack.deliver({
    type: 'slash_commands',
    envelope_id: 'envelope-1',
    accepts_response_payload: true,
    payload: {
      command: '/amp',
      text: 'help',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      response_url: sink.url,
      trigger_id: '1',
    },
  })
  await expect.poll(() => slack.acks.map(({ envelope_id: id }) => id)).toEqual(['envelope-1'])
  await expect
    .poll(() => sink.received.at(-1))
    .toMatchObject({ text: expect.stringContaining('What you can ask') })
})

test('an app-level token that Slack refuses stops the start, and lets the port go', async () => {
  await using slack = await startSocketModeServer({
    'auth.test': { user_id: 'UBOT', bot_id: 'B1', team_id: 'T1' },
    'apps.connections.open': { ok: false, error: 'invalid_auth' },
  })
  const settings = {
    apiUrl: slack.apiUrl,
    botToken: new Secret('xoxb-1'),
    appToken: new Secret('xapp-1'),
    port: 0,
  }
  await expect(createSlackApp({ ...rest, settings })).rejects.toMatchObject({
    userMessage: expect.stringContaining('SLACK_APP_TOKEN was refused by Slack (invalid_auth)'),
  })
})
