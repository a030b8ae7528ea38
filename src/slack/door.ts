import { createServer, type Server } from 'node:http'
import { HTTPReceiver, SocketModeReceiver, type CustomRoute, type Receiver } from '@slack/bolt'
import { WebAPIPlatformError } from '@slack/web-api'
import { ConfigError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { boltLogger } from './bolt-logger.ts'
import type { SlackSettings } from './slack-settings.ts'

/** How Slack's requests come in: over our own port, or over a socket that we open. */
export interface Door {
  mode: 'http' | 'socket'
  receiver: Receiver
  /** Resolves with the port that listens. */
  open(): Promise<number>
  close(): Promise<void>
}

export interface DoorParts {
  settings: SlackSettings
  routes: CustomRoute[]
  logger: Logger
}

export function openDoor(parts: DoorParts): Door {
  const { appToken, signingSecret } = parts.settings
  if (appToken !== undefined) return socketDoor(parts, appToken.reveal())
  if (signingSecret !== undefined) return httpDoor(parts, signingSecret.reveal())
  throw new ConfigError(['SLACK_SIGNING_SECRET is missing: expected the signing secret of the app.'])
}

function httpDoor({ settings, routes, logger }: DoorParts, signingSecret: string): Door {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ['/slack/events'],
    customRoutes: routes,
    logger: boltLogger(logger),
    bodyLimit: '1mb',
  })
  let server: Server | undefined
  return {
    mode: 'http',
    receiver,
    open: async () => {
      server = await receiver.start(settings.port).catch(explainListening)
      return portOf(server)
    },
    close: () => closeServer(server),
  }
}

/** For the call that asks for a socket; without it a Slack that hangs would hang the start. */
const connectTimeoutMs = 10_000

/** In Socket Mode Bolt would serve the routes on a server whose port nobody can read, so they get one of ours. */
function socketDoor({ settings, routes, logger }: DoorParts, appToken: string): Door {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: boltLogger(logger),
    installerOptions: { clientOptions: { slackApiUrl: settings.apiUrl, timeout: connectTimeoutMs } },
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const route = routes.find(({ path }) => path === pathname)
    if (route === undefined) response.writeHead(404).end()
    else route.handler(Object.assign(request, { params: {} }), response)
  })
  return {
    mode: 'socket',
    receiver,
    open: async () => {
      await listen(server, settings.port).catch(explainListening)
      await receiver.start().catch(async (error: unknown) => {
        await closeServer(server)
        throw explainConnecting(error)
      })
      return portOf(server)
    },
    close: async () => {
      await receiver.stop()
      await closeServer(server)
    },
  }
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, resolve)
  })
}

function explainListening(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new ConfigError(['PORT is taken by another program: expected a free port.'])
  throw error
}

function explainConnecting(error: unknown): unknown {
  if (!(error instanceof WebAPIPlatformError)) return error
  return new ConfigError([
    `SLACK_APP_TOKEN was refused by Slack (${error.data.error}): expected an app-level token with connections:write.`,
  ])
}

function portOf(server: Server): number {
  const address = server.address()
  return address === null || typeof address === 'string' ? 0 : address.port
}

/** Kept-alive connections would hold the server open for seconds after their last request; they are let go at once. */
async function closeServer(server: Server | undefined): Promise<void> {
  if (server === undefined || !server.listening) return
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  clearInterval(sweep)
}
