import {
  finiteNumber,
  list,
  object,
  optional,
  required,
  text,
  typed,
  type Check,
  type JsonRecord,
  type Rule,
  type Shape,
} from '../checks.ts'
import { messagesOnly, type BlockShapes } from './block-shape.ts'

/** Caps rose during 2026 (series and segments to 12); the lower numbers hold everywhere. */
const mostSeries = 6
const mostPoints = 20
const label = text(1, 20)

const positiveNumber: Check = (value, place) => {
  finiteNumber(value, place)
  if (typeof value === 'number' && value <= 0) place.refuse('must be greater than 0')
}

/** Each series has exactly one point for each category, under the category's own label. */
const coversCategories: Rule = (chart, place) => {
  const categories = (chart['axis_config'] as JsonRecord)['categories'] as string[]
  for (const [index, series] of (chart['series'] as { data: { label: string }[] }[]).entries()) {
    const labels = series.data.map((point) => point.label)
    const isCovered =
      labels.length === categories.length && categories.every((category) => labels.includes(category))
    if (!isCovered)
      place.at('series').at(index).at('data').refuse('must have one data point for each category')
  }
}

const namesAreUnique: Rule = (chart, place) => {
  const names = (chart['series'] as { name: string }[]).map((series) => series.name)
  if (new Set(names).size !== names.length) place.at('series').refuse('series names must be unique')
}

const categoriesAreUnique: Rule = (axis, place) => {
  const categories = axis['categories'] as string[]
  if (new Set(categories).size !== categories.length)
    place.at('categories').refuse('categories must be unique')
}

const axes = object({
  fields: {
    categories: required(list(label, { least: 1, most: mostPoints })),
    x_label: optional(text(1, 50)),
    y_label: optional(text(1, 50)),
  },
  rules: [categoriesAreUnique],
})

const point = object({ fields: { label: required(label), value: required(finiteNumber) } })

const series = object({
  fields: { name: required(label), data: required(list(point, { least: 1, most: mostPoints })) },
})

const seriesChart: Shape = {
  fields: { series: required(list(series, { least: 1, most: mostSeries })), axis_config: required(axes) },
  rules: [namesAreUnique, coversCategories],
}

const segment = object({ fields: { label: required(label), value: required(positiveNumber) } })

export const dataVisualization: BlockShapes = {
  data_visualization: {
    surfaces: messagesOnly,
    fields: {
      title: required(text(1, 50)),
      chart: required(
        typed({
          pie: { fields: { segments: required(list(segment, { least: 1, most: mostSeries })) } },
          bar: seriesChart,
          area: seriesChart,
          line: seriesChart,
        }),
      ),
    },
  },
}
