import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../src/logger.ts'
import { Secret } from '../src/secret.ts'

function collect() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  return { lines, logger: createLogger('debug', stream) }
}

describe('createLogger', () => {
  it('writes one JSON line per event with its fields', () => {
    const { lines, logger } = collect()
    logger.child({ area: 'slack' }).info({ durationMs: 12 }, 'query.answered')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      event: 'query.answered',
      area: 'slack',
      durationMs: 12,
    })
  })

  it('removes secrets, wherever they stand', () => {
    const { lines, logger } = collect()
    logger.warn(
      {
        token: 'LEAK',
        request: { authorization: 'LEAK', deep: { apiKey: 'LEAK' } },
        secret: new Secret('LEAK'),
      },
      'a.b',
    )
    expect(lines.join()).not.toContain('LEAK')
  })

  it('tells an error with its causes, and nothing else that hangs on it', () => {
    const { lines, logger } = collect()
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), {
      request: { secret: 'LEAK' },
    })
    logger.error({ error }, 'job.failed')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: { name: 'Error', message: 'outer', cause: { message: 'inner' } },
    })
    expect(lines.join()).not.toContain('LEAK')
  })
})
