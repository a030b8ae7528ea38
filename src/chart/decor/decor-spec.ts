import type { Theme } from '../theme.ts'

/**
 * What the drawing plugin adds to the marks of Chart.js, as pure JSON under `options.plugins.decor`. Chart.js draws lines,
 * areas and bars; every word, grid line and cell is described here, so that one place measures text and nothing
 * collides. Positions are data values (`at`), never pixels: those are known only once text has been measured.
 */
export type DecorSpec = {
  colours: Theme
  /** CSS font stack; the renderer puts the fonts that it has in front. */
  fontFamily: string
  header: DecorHeader
  /** A company's mark, in the corner before the title. */
  logo?: DecorLogo
  legend?: LegendItem[]
  /** Room above the plot for labels that stand on top of the marks, in logical px. */
  headroom?: number
  yTicks?: YTick[]
  xLabels?: XLabel[]
  /** Where the data of x are categories that share the width: their names wrap to two lines within their share. */
  xSlots?: number
  endLabels?: EndLabel[]
  valueLabels?: ValueLabel[]
  pills?: Pill[]
  /** Bars that are still filling: drawn pale by Chart.js and outlined with dashes here. */
  unfinishedBars?: MarkRef[]
  /** Vertical lines with their words above the plot. */
  timeMarks?: TimeMark[]
  /** Horizontal lines with their value on the axis; the side that is an alert is tinted. */
  limits?: Limit[]
  /** Stretches of x that are tinted, from one position to another: an incident. */
  spans?: { from: number; to: number }[]
  /** Areas that fade from the colour at the top to nothing at the bottom. */
  fades?: { dataset: number; colour: string }[]
  table?: DecorTable
  /** Many metrics, each with its number and its line. */
  tiles?: { columns: number; items: DecorTile[] }
  /** Parts of a whole, largest first, drawn as a ring beside a list. */
  ring?: RingPart[]
  /** One sentence in the middle of an empty plot. */
  message?: string
}

/**
 * A small picture as colours and what they fill: `runs` are x, y and length in half logical px (real pixels at twice the
 * size), one after another. So it is JSON, and the pen that draws everything else draws it too, wherever that is.
 */
export type DecorLogo = {
  width: number
  height: number
  layers: { colour: string; runs: number[] }[]
}

type DecorHeader = {
  title: string
  subtitle: string
  headline?: { text: string; label: string }
  change?: { direction: 'up' | 'down' | 'flat'; text: string; versus: string }
}

export type LegendItem = {
  text: string
  colour: string
  mark: 'line' | 'dotted' | 'dashed' | 'rule' | 'box' | 'outline' | 'none'
}

/**
 * `isBase` marks the line on which bars stand; `isName` a word in ink instead of a number; `axis` the scale of the upper of two
 * panels.
 */
export type YTick = { at: number; text: string; isBase?: boolean; isName?: boolean; axis?: 'y2' }

export type XLabel = { at: number; text: string }

/** A drawn mark: Chart.js' dataset number and the position in its data. */
type MarkRef = { dataset: number; index: number }

/** Name and value to the right of the plot, at the height of `at`; `from` is the position in x where the line ends. */
export type EndLabel = {
  at: number
  from: number
  name: string
  value: string
  change: string
  colour: string
  axis?: 'y2'
}

/**
 * Text at a mark, with a quieter note above which or beside which it stands. Where labels above marks would touch each
 * other, only those with `isKey` are kept.
 */
export type ValueLabel = MarkRef & {
  text: string
  note?: string
  /** Marks the note as the one to look at. */
  isWarning?: boolean
  side: 'above' | 'right'
  /** A value of y at which something else is drawn: the label stays above that too. */
  clearOf?: number
  /** How much of the axis a lying bar takes, 0 to 1: its label needs room only beyond that. */
  reach?: number
  /** On a line: the label steps aside where the line comes down from the left. */
  isOnLine?: boolean
  isStrong?: boolean
  isKey?: boolean
}

/** An arrow from one bar to the next with the share that went on, and the time that they took. */
export type Pill = { dataset: number; from: number; text: string; note: string; isWorst: boolean }

/** `value` is what the line had then, where there is one line. */
export type TimeMark = {
  at: number
  text: string
  kind: 'fired' | 'recovered' | 'ended' | 'past' | 'note'
  value?: number
}

export type Limit = { at: number; text: string; breach: 'below' | 'above' }

/** `values` are drawn on a scale of their own, oldest first. */
export type DecorTile = {
  title: string
  value: string
  change?: { direction: 'up' | 'down' | 'flat'; text: string }
  values: (number | null)[]
  /** Said in the place of the line, where there is none. */
  note?: string
}

export type DecorTable = {
  rowHeader: string
  sizeHeader: string
  columns: string[]
  rows: TableRow[]
}

export type TableRow = { name: string; size: string; isStrong: boolean; cells: (TableCell | null)[] }

export type TableCell = { text: string; fill: string; ink: string; isUnfinished: boolean }

/** `share` is 0 to 1; the texts stand in the list. */
export type RingPart = { name: string; share: number; count: string; shareText: string; colour: string }
