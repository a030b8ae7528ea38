import { createServer } from 'node:net'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../../src/logger.ts'
import { aClient, failureOf } from '../support/amplitude-clients.ts'
import { breaksOff, hangs, hourly, inTurn, works } from '../support/amplitude-faults.ts'
import {
  amplitudeFixture,
  anAmplitudeProject,
  answerJson,
  startLoopbackAmplitude,
  testKeys,
  type Answer,
} from '../support/loopback-amplitude.ts'

const request = { path: '/api/2/users', params: [['m', 'active']] } as const
const never = new AbortController().signal

describe('where questions go', () => {
  it('at most five at once, and all are answered', async () => {
    await using amplitude = await startLoopbackAmplitude((asked, response) => {
      setTimeout(() => response.end(JSON.stringify({ asked: asked.url })), 15)
    })
    const client = aClient(amplitude.project)
    const paths = Array.from({ length: 12 }, (_, index) => `/api/2/${index}`)
    const answers = await Promise.all(paths.map((path) => client.getJson({ path, params: [] }, never)))
    expect(answers).toEqual(paths.map((asked) => ({ asked })))
    expect(amplitude.mostAtOnce).toBe(5)
    expect(amplitude.asked.toSorted()).toEqual(paths.toSorted())
  })

  it("look-ups of people have nine of Amplitude's ten places to themselves", async () => {
    await using amplitude = await startLoopbackAmplitude((asked, response) => {
      setTimeout(() => response.end(JSON.stringify({ asked: asked.url })), 150)
    })
    const client = aClient(amplitude.project)
    const ask = (path: string, count: number) =>
      Array.from({ length: count }, (_, index) => {
        const params = [['user', `${index}`]] as const
        return client.getJson({ path, params }, never)
      })
    await Promise.all([
      ...ask('/api/2/useractivity', 8),
      ...ask('/api/2/usersearch', 8),
      ...ask('/api/2/users', 8),
    ])
    expect(amplitude.mostAtOnce).toBe(14)
    expect(amplitude.asked.slice(0, 14).filter((asked) => asked.startsWith('/api/2/users?'))).toHaveLength(5)
  })

  it('equal questions at the same time are one request', async () => {
    await using amplitude = await startLoopbackAmplitude(works)
    const client = aClient(amplitude.project)
    await Promise.all([client.getJson(request, never), client.getJson({ ...request }, never)])
    expect(amplitude.asked).toEqual(['/api/2/users?m=active'])
  })

  it('a redirect is not followed, so keys go nowhere else', async () => {
    await using elsewhere = await startLoopbackAmplitude(works)
    await using amplitude = await startLoopbackAmplitude((_request, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/api/2/users` }).end()
    })
    const error = await failureOf(aClient(amplitude.project).getJson(request, never))
    expect(error).toMatchObject({ reason: 'invalidResponse', isRetryable: false })
    expect(elsewhere.asked).toEqual([])
  })

  it('a host that nobody answers at is unavailable', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as { port: number }
    await new Promise((resolve) => {
      server.close(resolve)
    })
    const project = anAmplitudeProject({ baseUrl: `http://127.0.0.1:${port}` })
    const error = await failureOf(aClient(project).getJson(request, never))
    expect(error).toMatchObject({ reason: 'unavailable' })
    expect(error.userMessage).toContain(`127.0.0.1:${port} cannot be reached`)
  })

  it('keys travel as Basic auth, and compression is not asked for', async () => {
    await using amplitude = await startLoopbackAmplitude((asked, response) => {
      const isPlain = asked.headers['accept-encoding'] === 'identity'
      const body = JSON.stringify({ data: 'plain' })
      response.end(isPlain ? body : gzipSync(body))
    })
    expect(await aClient(amplitude.project).getJson(request, never)).toEqual({ data: 'plain' })
    const expected = Buffer.from(`${testKeys.apiKey}:${testKeys.secretKey}`).toString('base64')
    expect(amplitude.authorizations).toEqual([`Basic ${expected}`])
  })
})

describe('keys', () => {
  it('never stand in an error or a log line, even where the answer repeats them', async () => {
    const repeats: Answer = (asked, response) => {
      const details = `Bad ${testKeys.apiKey} and ${testKeys.secretKey} in ${asked.headers.authorization}`
      response.writeHead(400).end(JSON.stringify({ error: { metadata: { details } } }))
    }
    await using amplitude = await startLoopbackAmplitude(inTurn(repeats, breaksOff, hangs))
    const lines: string[] = []
    const logger = createLogger('debug', { write: (line) => void lines.push(line) })
    const limits = { timeoutMs: 300 }
    const client = aClient(amplitude.project, { logger, limits })
    const first = await failureOf(client.getJson(request, never))
    const second = await failureOf(client.getJson(request, never))
    logger.error({ error: first, project: amplitude.project }, 'test.failed')
    logger.error({ error: second, client }, 'test.failed')
    const written = [
      ...lines,
      inspect(first, { depth: 20 }),
      inspect(second, { depth: 20 }),
      first.userMessage,
    ].join('\n')
    expect(lines.length).toBeGreaterThan(3)
    expect(first.userMessage).toContain('[key]')
    for (const key of [testKeys.apiKey, testKeys.secretKey, btoa(`${testKeys.apiKey}:${testKeys.secretKey}`)])
      expect(written).not.toContain(key)
  })

  it('the log tells the path and the outcome, and not what was asked about whom', async () => {
    await using amplitude = await startLoopbackAmplitude(
      inTurn(answerJson(amplitudeFixture('users-active-daily')), hourly),
    )
    const lines: string[] = []
    const logger = createLogger('debug', { write: (line) => void lines.push(line) })
    const client = aClient(amplitude.project, { logger })
    const personal = {
      path: '/api/2/users',
      params: [['s', '[{"prop":"user_id","values":["ana@acme.com"]}]']],
    } as const
    await client.getJson(personal, never)
    await failureOf(client.getJson(personal, never))
    const [answered, failed] = lines.map((line) => JSON.parse(line) as object)
    expect(answered).toMatchObject({
      level: 'debug',
      event: 'amplitude.answered',
      project: 'Acme',
      path: '/api/2/users',
    })
    expect(failed).toMatchObject({ level: 'warn', event: 'amplitude.failed', reason: 'rateLimited' })
    expect(lines.join('')).not.toContain('ana@acme.com')
  })
})
