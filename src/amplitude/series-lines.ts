import type { SeriesBody } from './read-series.ts'

/** A body of `users` or `events/segmentation` as lines with a value per bucket. */
export interface SeriesLines {
  /** One text per line, the same in every answer to the same question. */
  lines: readonly string[]
  /** By line, then by label. */
  values: readonly ReadonlyMap<string, number>[]
}

/** Undefined where a row has no values, or a group no name: such an answer is shown, and not kept. */
export function linesOf({ data }: SeriesBody, isGrouped: boolean): SeriesLines | undefined {
  const lines = data.series.map((_, position) => lineText(data, position, isGrouped))
  const values = data.series.map(
    (row) =>
      new Map(
        data.xValues.flatMap((label, index) => {
          const value = row[index]
          return typeof value === 'number' ? [[label.slice(0, 19), value] as const] : []
        }),
      ),
  )
  if (!isGrouped && (lines.length === 0 || data.series.some((row) => row.length === 0))) return undefined
  const areNamed = lines.every((line) => line !== undefined) && new Set(lines).size === lines.length
  return areNamed ? { lines: lines.filter((line) => line !== undefined), values } : undefined
}

/** The way back: a body as Amplitude would have given it, lines in the given order. */
export function bodyOf(
  labels: readonly string[],
  rows: readonly { line: string; values: readonly (number | null)[]; wholeRange: number | undefined }[],
): SeriesBody {
  const parsed = rows.map(({ line }) => JSON.parse(line) as { label: never; meta?: never })
  return {
    data: {
      xValues: [...labels],
      series: rows.map(({ values }) => [...values]),
      seriesLabels: parsed.map(({ label }) => label),
      seriesMeta: parsed.map(({ meta }) => meta),
      seriesCollapsed: rows.map(({ wholeRange }) =>
        wholeRange === undefined ? [] : [{ setId: '', value: wholeRange }],
      ),
    },
  }
}

/** A group is known by its values alone: the number before them may count something else in the next answer. */
function lineText(data: SeriesBody['data'], position: number, isGrouped: boolean): string | undefined {
  const label = data.seriesLabels?.[position]
  const meta = data.seriesMeta?.[position]
  if (!isGrouped) return JSON.stringify({ label: label ?? position, meta })
  if (Array.isArray(label) && typeof label[0] === 'number' && label.length > 1)
    return JSON.stringify({ label: label.slice(1) })
  if (label !== undefined && typeof label !== 'number') return JSON.stringify({ label })
  return typeof meta === 'string' ? JSON.stringify({ label: meta }) : undefined
}
