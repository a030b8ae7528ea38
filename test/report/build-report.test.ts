import { describe, expect, it } from 'vitest'
import type { ChartImage, ChartRenderer } from '../../src/chart/chart-picture.ts'
import { RenderError, UpstreamError } from '../../src/errors.ts'
import { createLogger, type Logger } from '../../src/logger.ts'
import { buildReport, type ReportDeps } from '../../src/report/build-report.ts'
import { pictureDeadlineMs } from '../../src/report/draw-picture.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { usersQuery } from '../support/metric-results.ts'
import { aMetricSource } from '../support/metric-sources.ts'

const image: ChartImage = { png: Buffer.from('png'), width: 1200, height: 676, altText: 'A line' }
const neverAborted = new AbortController().signal

/** A renderer that draws as told and notes what it was asked. */
function aRenderer(
  render: ChartRenderer['render'] = async () => image,
): ChartRenderer & { titles: string[] } {
  const titles: string[] = []
  return {
    name: 'test',
    titles,
    render: async (spec, signal) => {
      titles.push(spec.altText)
      return await render(spec, signal)
    },
    close: async () => {},
  }
}

/** Collects log lines as they would be written. */
function aLog(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger('debug', {
    write: (line: string) => {
      lines.push(JSON.parse(line) as Record<string, unknown>)
    },
  })
  return { logger, lines }
}

function deps(overrides: Partial<ReportDeps> = {}): ReportDeps & { clock: FakeClock } {
  const { logger } = aLog()
  return {
    source: aMetricSource(),
    renderer: aRenderer(),
    logger,
    theme: 'light',
    ...overrides,
    clock: new FakeClock(),
  }
}

describe('buildReport', () => {
  it('brings numbers, words, picture, small print and the canonical question', async () => {
    const report = await buildReport(deps(), usersQuery, neverAborted)
    expect(report).toMatchObject({
      query: usersQuery,
      canonicalText: 'dau',
      summary: { title: 'Daily active users' },
      picture: image,
    })
    expect(report.context[0]).toBe('Acme')
    expect(report.sparkline).toHaveLength(29)
    expect(report.table.rows).toHaveLength(30)
  })

  it('logs that a query was answered, how long it took, and nothing of its contents', async () => {
    const { logger, lines } = aLog()
    const query = {
      ...usersQuery,
      where: [{ kind: 'cohort' as const, operator: 'is' as const, id: 'private-cohort' }],
    }
    await buildReport({ ...deps(), logger }, query, neverAborted)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      event: 'query.answered',
      kind: 'users',
      durationMs: 0,
      sourceMs: 0,
      hasPicture: true,
    })
    expect(JSON.stringify(lines)).not.toContain('private-cohort')
  })

  it('marks days that people know to be special, of the project that was asked', async () => {
    const asked: string[] = []
    const renderer = aRenderer()
    const readNotes: ReportDeps['readNotes'] = async (projectName) => {
      asked.push(projectName)
      return [{ day: '2026-11-20', text: 'Black Friday' }]
    }
    await buildReport(deps({ renderer, readNotes }), usersQuery, neverAborted)
    expect(asked).toEqual(['Acme'])
    expect(renderer.titles.at(-1)).toContain('Black Friday: on Fri, Nov 20')
  })

  it('draws nothing for a table', async () => {
    const renderer = aRenderer()
    const report = await buildReport(deps({ renderer }), { ...usersQuery, output: 'table' }, neverAborted)
    expect(report.picture).toBeUndefined()
    expect(renderer.titles).toEqual([])
  })

  it('answers without a picture, and logs why, when the renderer gives up', async () => {
    const { logger, lines } = aLog()
    const renderer = aRenderer(() => Promise.reject(new RenderError('no fonts')))
    const report = await buildReport({ ...deps({ renderer }), logger }, usersQuery, neverAborted)
    expect(report.picture).toBeUndefined()
    expect(report.summary.headline.text).not.toBe('')
    expect(lines[0]).toMatchObject({ event: 'picture.failed', level: 'warn', error: { message: 'no fonts' } })
    expect(lines[1]).toMatchObject({ event: 'query.answered', hasPicture: false })
  })

  it('answers without a picture, as an error in the log, when a chart has a bug', async () => {
    const { logger, lines } = aLog()
    const renderer = aRenderer(() => Promise.reject(new TypeError('x is not a function')))
    const report = await buildReport({ ...deps({ renderer }), logger }, usersQuery, neverAborted)
    expect(report.picture).toBeUndefined()
    expect(lines[0]).toMatchObject({ event: 'picture.failed', level: 'error' })
  })

  it('does not wait for a renderer that hangs, and tells it to stop', async () => {
    const { logger, lines } = aLog()
    let stopped: AbortSignal | undefined
    const renderer = aRenderer(async (_, signal) => {
      stopped = signal
      return await new Promise<ChartImage>(() => {})
    })
    const used = { ...deps({ renderer }), logger }
    const report = buildReport(used, usersQuery, neverAborted)
    await expect.poll(() => used.clock.sleeping).toBe(1)
    await used.clock.advance(pictureDeadlineMs)
    expect((await report).picture).toBeUndefined()
    expect(stopped?.aborted).toBe(true)
    expect(lines[0]).toMatchObject({ event: 'picture.failed', error: { name: 'RenderError' } })
  })

  it('leaves no sleeper behind once the picture is drawn', async () => {
    const used = deps()
    await buildReport(used, usersQuery, neverAborted)
    expect(used.clock.sleeping).toBe(0)
  })

  it('gives up altogether when the answer is no longer wanted', async () => {
    const stop = new AbortController()
    const renderer = aRenderer(async () => await new Promise<ChartImage>(() => {}))
    const used = deps({ renderer })
    const report = buildReport(used, usersQuery, stop.signal)
    await expect.poll(() => used.clock.sleeping).toBe(1)
    stop.abort(new Error('shutting down'))
    await expect(report).rejects.toThrow('shutting down')
  })

  it('passes on what Amplitude says when there are no numbers', async () => {
    const failure = new UpstreamError('timeout', { userMessage: 'Amplitude took too long.' })
    const source = aMetricSource({ answer: () => Promise.reject(failure) })
    await expect(buildReport(deps({ source }), usersQuery, neverAborted)).rejects.toBe(failure)
  })
})
