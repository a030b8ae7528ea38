import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { AmplitudeProject } from '../../src/amplitude/project.ts'
import { Secret } from '../../src/secret.ts'

/** A real HTTP server on this machine in Amplitude's place. It answers as the test says and remembers what was asked. */
export interface LoopbackAmplitude extends AsyncDisposable {
  url: string
  /** Decoded paths with their parameters, in the order of arrival. */
  asked: string[]
  authorizations: (string | undefined)[]
  /** The most requests that were open at the same time. */
  mostAtOnce: number
  project: AmplitudeProject
}

export type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export const testKeys = { apiKey: 'api-key-0123456789', secretKey: 'secret-key-9876543210' }

export async function startLoopbackAmplitude(answer: Answer): Promise<LoopbackAmplitude> {
  let open = 0
  const server = createServer((request, response) => {
    loopback.asked.push(decoded(request.url ?? ''))
    loopback.authorizations.push(request.headers.authorization)
    open += 1
    loopback.mostAtOnce = Math.max(loopback.mostAtOnce, open)
    response.on('close', () => {
      open -= 1
    })
    void answer(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const loopback: LoopbackAmplitude = {
    url,
    asked: [],
    authorizations: [],
    mostAtOnce: 0,
    project: anAmplitudeProject({ baseUrl: url }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
  return loopback
}

export function anAmplitudeProject(overrides: Partial<AmplitudeProject> = {}): AmplitudeProject {
  return {
    name: 'Acme',
    apiKey: new Secret(testKeys.apiKey),
    secretKey: new Secret(testKeys.secretKey),
    baseUrl: 'https://amplitude.com',
    timeZone: 'UTC',
    ...overrides,
  }
}

/** A whole documented response from test/fixtures/amplitude. */
export function amplitudeFixture(name: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/amplitude', `${name}.json`), 'utf8'))
}

export function answerJson(json: unknown, status = 200): Answer {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  }
}

/** `/api/2/users?m=active&start=…`: what people read in the reference, each parameter decoded by itself. */
export function decoded(address: string): string {
  const url = new URL(address, 'http://loopback')
  const params = [...url.searchParams].map(([key, value]) => `${key}=${value}`)
  return params.length === 0 ? url.pathname : `${url.pathname}?${params.join('&')}`
}
