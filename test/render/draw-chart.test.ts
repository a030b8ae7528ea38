import { describe, expect, it } from 'vitest'
import { chartFor } from '../../src/chart/chart-for.ts'
import { summarize } from '../../src/result/summarize.ts'
import { gallerySpecs } from '../gallery/gallery-specs.ts'
import { extremeResults } from '../support/extreme-results.ts'
import { collisions, writtenTexts } from '../support/written-texts.ts'

const pictures = [
  ...gallerySpecs.map(({ name, spec }) => ({ name, spec: spec('light') })),
  ...extremeResults.map(([name, result]) => ({ name, spec: chartFor(result, summarize(result), 'light') })),
].flatMap(({ name, spec }) => (spec === undefined ? [] : [{ name, spec }]))

describe('a drawn picture', () => {
  it.each(pictures)('of $name has no text on another text', async ({ spec }) => {
    expect(collisions(await writtenTexts(spec))).toEqual([])
  })

  it.each(pictures)('of $name keeps its texts inside', async ({ spec }) => {
    const texts = await writtenTexts(spec)
    expect(texts.length).toBeGreaterThan(2)
    const outside = texts.filter(
      ({ left, right, top, bottom }) =>
        left < 3 || top < 3 || right > spec.width - 3 || bottom > spec.height - 3,
    )
    expect(outside).toEqual([])
  })

  it.each(pictures)('of $name says nothing that is not a number', async ({ spec }) => {
    const texts = (await writtenTexts(spec)).map(({ text }) => text).join('\n')
    expect(`${texts}\n${spec.altText}`).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
  })
})
