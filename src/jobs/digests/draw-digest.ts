import type { ChartImage } from '../../chart/chart-picture.ts'
import { overviewPicture } from '../../chart/overview-picture.ts'
import type { ToldPart } from '../../digest/digest-line.ts'
import type { DigestDefinition } from '../../digest/digest.ts'
import type { AnsweredPart } from '../../digest/part-answer.ts'
import { drawPicture, drawSpec, type DrawingDeps } from '../../report/draw-picture.ts'
import type { Summary } from '../../result/summary.ts'

/** A picture with what it is called. */
export interface DigestPicture {
  title: string
  image: ChartImage
}

export interface PicturedDigest {
  title: string
  dateLine: string
  wanted: DigestDefinition['pictures']
  /** In the order in which they are read, each with its answer. */
  parts: readonly { told: ToldPart; answer: AnsweredPart }[]
}

/**
 * The pictures of a digest: one with a small line for each metric that has a course, or one of each. A single metric gets its own
 * picture either way, and so does each one where fewer than two have a course. One that cannot be drawn is left out.
 */
export async function drawDigest(
  deps: DrawingDeps,
  digest: PicturedDigest,
  signal: AbortSignal,
): Promise<DigestPicture[]> {
  if (digest.wanted === 'none') return []
  const lined = digest.parts.filter(
    ({ told }) => told.tile.course.filter((value) => value !== null).length > 1,
  )
  const drawn =
    digest.wanted === 'combined' && lined.length > 1
      ? [await drawOverview(deps, { ...digest, parts: lined }, signal)]
      : await Promise.all(digest.parts.map((part) => drawPart(deps, part, signal)))
  return drawn.filter((picture) => picture !== undefined)
}

async function drawOverview(
  deps: DrawingDeps,
  { title, dateLine, parts }: PicturedDigest,
  signal: AbortSignal,
): Promise<DigestPicture | undefined> {
  const metrics = parts.map(({ told: { line, tile } }) => ({
    title: tile.title,
    value: tile.value,
    change: line.change,
    series: tile.course.slice(-mostDrawn),
  }))
  const describe = () =>
    overviewPicture({ title, subtitle: dateLine, metrics }, { theme: deps.theme, brand: deps.brand })
  const image = await drawSpec(deps, { kind: 'overview', describe }, signal)
  return image === undefined ? undefined : { title, image }
}

/** More values than these are no line any more, as small as they stand. */
const mostDrawn = 100

/** The picture's header says what the line says, also where the same question by itself would be told by its whole range. */
async function drawPart(
  deps: DrawingDeps,
  { told: { line }, answer: { result, summary } }: PicturedDigest['parts'][number],
  signal: AbortSignal,
): Promise<DigestPicture | undefined> {
  const said: Summary = {
    ...summary,
    headline: { ...summary.headline, text: line.value, label: line.label },
    change: line.change,
  }
  const image = await drawPicture(deps, { result, summary: said }, signal)
  return image === undefined ? undefined : { title: line.title, image }
}
