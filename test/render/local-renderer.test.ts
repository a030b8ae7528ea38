import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { ChartRenderer, ChartSpec } from '../../src/chart/chart-picture.ts'
import { RenderError } from '../../src/errors.ts'
import { createCanvasRenderer } from '../../src/render/canvas-renderer.ts'
import { createLocalRenderer } from '../../src/render/local-renderer.ts'
import { aSeriesResult, aSummary } from '../support/metric-results.ts'

const renderer = await createLocalRenderer()
afterAll(() => renderer.close())
const spec = chartFor(aSeriesResult(), aSummary(), 'light')!
const broken: ChartSpec = { ...spec, config: { type: 'no such type', data: {}, options: { plugins: {} } } }

describe('the local renderer', () => {
  it('draws the same bytes in its thread as on canvases here', async () => {
    const here = await createCanvasRenderer()
    const [drawn, expected] = await Promise.all([renderer.render(spec), here.render(spec)])
    expect(Buffer.isBuffer(drawn.png)).toBe(true)
    expect(drawn.png.equals(expected.png)).toBe(true)
    expect(drawn).toMatchObject({ width: 1200, height: 676, altText: spec.altText })
  })

  it('leaves the event loop free while it draws', async () => {
    await renderer.render(spec)
    let longest = 0
    let last = performance.now()
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await Promise.all(Array.from({ length: 12 }, () => renderer.render(spec)))
    clearInterval(watch)
    // Twelve pictures take 200 ms and more; on one thread each would hold the loop for 15.
    expect(longest).toBeLessThan(100)
  })

  it('says that a picture could not be drawn, with the cause, and draws the next', async () => {
    const failed = renderer.render(broken)
    await expect(failed).rejects.toThrow(RenderError)
    await expect(failed).rejects.toMatchObject({
      cause: { message: expect.stringContaining('TypeError') },
    })
    expect((await renderer.render(spec)).png.length).toBeGreaterThan(10_000)
  })

  it('stops when nobody wants the picture any more, with the reason', async () => {
    await expect(renderer.render(spec, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
    const giveUp = new AbortController()
    const pictures = Array.from({ length: 8 }, () => renderer.render(spec, giveUp.signal))
    setTimeout(() => giveUp.abort(new Error('changed my mind')), 1)
    const outcomes = await Promise.allSettled(pictures)
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { message: 'changed my mind' } })
    expect((await renderer.render(spec)).png.length).toBeGreaterThan(10_000)
  })

  it('refuses to start where the fonts do not work', async () => {
    const starting = createLocalRenderer({ fontDirectory: '/nowhere/at/all' })
    await expect(starting).rejects.toThrow(RenderError)
    await expect(starting).rejects.toThrow('/nowhere/at/all')
  })

  it('draws nothing any more once it is closed, and answers what it had begun', async () => {
    const closing = await createLocalRenderer()
    const begun = expect(closing.render(spec)).rejects.toThrow(RenderError)
    await closing.close()
    await begun
    await expect(closing.render(spec)).rejects.toThrow(RenderError)
  })
})

describe('a thread that breaks', () => {
  const renderers: ChartRenderer[] = []
  const fragile = async (): Promise<ChartRenderer> => {
    const program = new URL('../support/fragile-thread.ts', import.meta.url)
    const made = await createLocalRenderer({ program, timeoutMs: 300 })
    renderers.push(made)
    return made
  }
  afterEach(async () => {
    for (const made of renderers.splice(0)) await made.close()
  })

  it.each([
    ['exits', 'exit', 'is over'],
    ['throws', 'throw', 'out of ink'],
    ['hangs', 'hang', 'longer than 300 ms'],
  ])('because it %s fails its picture, and a fresh one draws the next', async (_how, altText, message) => {
    const breakable = await fragile()
    const failed = breakable.render({ ...spec, altText })
    await expect(failed).rejects.toThrow(RenderError)
    await expect(failed).rejects.toThrow(message)
    expect(await breakable.render(spec)).toMatchObject({ altText: spec.altText })
  })

  it('takes those with it that it had begun, and none that wait', async () => {
    const breakable = await fragile()
    const outcomes = await Promise.allSettled(
      ['exit', 'a', 'b', 'c'].map((altText) => breakable.render({ ...spec, altText })),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled'])
  })
})
