import { chartFor } from '../../src/chart/chart-for.ts'
import type { ChartSpec, ThemeName } from '../../src/chart/chart-picture.ts'
import { overviewPicture } from '../../src/chart/overview-picture.ts'
import { galleryCases } from './gallery-cases.ts'
import { overviewCases } from './overview-cases.ts'

/** A picture of the gallery as what renderers get. */
export interface GallerySpec {
  name: string
  sentence: string
  isEdgeCase: boolean
  spec: (theme: ThemeName) => ChartSpec
}

/** Everything that the gallery shows: pictures of results, with what is marked in them, and pictures of many metrics. */
export const gallerySpecs: readonly GallerySpec[] = [
  ...galleryCases.map(({ name, sentence, isEdgeCase = false, result, summary, ...marked }) => ({
    name,
    sentence,
    isEdgeCase,
    spec: (theme: ThemeName) => drawn(chartFor(result, summary, { theme, ...marked })),
  })),
  ...overviewCases.map(({ name, sentence, isEdgeCase = false, overview }) => ({
    name,
    sentence,
    isEdgeCase,
    spec: (theme: ThemeName) => drawn(overviewPicture(overview, { theme })),
  })),
]

function drawn(spec: ChartSpec | undefined): ChartSpec {
  if (spec === undefined) throw new Error('nothing was drawn')
  return spec
}
