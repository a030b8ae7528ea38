import { describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import type { ChartSpec } from '../../src/chart/chart-picture.ts'
import { RenderError } from '../../src/errors.ts'
import { createCanvasRenderer } from '../../src/render/canvas-renderer.ts'
import { galleryCases } from '../gallery/gallery-cases.ts'
import { aSeriesResult, aSummary } from '../support/metric-results.ts'

const renderer = await createCanvasRenderer()
const spec = chartFor(aSeriesResult(), aSummary(), 'light')!
const broken: ChartSpec = { ...spec, config: { type: 'no such type', data: {}, options: { plugins: {} } } }

describe('the renderer on canvases', () => {
  it('draws at twice the logical size and passes the alternative text on', async () => {
    const { png, width, height, altText } = await renderer.render(spec)
    expect([width, height]).toEqual([1200, 676])
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    expect(altText).toBe(spec.altText)
  })

  it('gives equal bytes for equal specs, alone or among others, on new and on used canvases', async () => {
    const alone = await renderer.render(spec)
    const others = galleryCases.map(({ result, summary }) => chartFor(result, summary, 'dark')!)
    const among = await Promise.all([...others, spec].map((each) => renderer.render(each)))
    const second = await createCanvasRenderer()
    expect(among.at(-1)?.png.equals(alone.png)).toBe(true)
    expect((await second.render(spec)).png.equals(alone.png)).toBe(true)
  })

  it('leaves the spec as it was', async () => {
    const before = JSON.stringify(spec)
    await renderer.render(spec)
    expect(JSON.stringify(spec)).toBe(before)
  })

  it('says that a picture could not be drawn, and draws the next', async () => {
    const failed = Promise.all([broken, broken, broken, broken].map((each) => renderer.render(each)))
    await expect(failed).rejects.toThrow(RenderError)
    await expect(renderer.render(broken)).rejects.toMatchObject({
      userMessage: 'The picture could not be drawn.',
    })
    expect((await renderer.render(spec)).png.length).toBeGreaterThan(10_000)
  })

  it('stops when nobody wants the picture any more, with the reason', async () => {
    await expect(renderer.render(spec, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
    const giveUp = new AbortController()
    const pictures = Array.from({ length: 8 }, () => renderer.render(spec, giveUp.signal))
    giveUp.abort(new Error('changed my mind'))
    const outcomes = await Promise.allSettled(pictures)
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { message: 'changed my mind' } })
    expect((await renderer.render(spec)).png.length).toBeGreaterThan(10_000)
  })

  it('lets the event loop turn between pictures', async () => {
    let turns = 0
    const counting = setInterval(() => (turns += 1), 0)
    await Promise.all(Array.from({ length: 12 }, () => renderer.render(spec)))
    clearInterval(counting)
    expect(turns).toBeGreaterThan(3)
  })
})
