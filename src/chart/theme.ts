import type { ThemeName } from './chart-picture.ts'

/** Colours by what they are for, as `#rrggbb`. Contrast and colour blindness are checked by test/chart/theme.test.ts. */
export type Theme = {
  /** Opaque, so that one picture serves readers in Slack's light and dark mode alike. */
  card: string
  ink: string
  muted: string
  grid: string
  axis: string
  /** The earlier range, always dotted besides. */
  comparison: string
  /** The part of a funnel that was lost, and other quiet surfaces. */
  pale: string
  up: string
  down: string
  /** What stands on dark labels (`ink` as ground). */
  onInk: string
  /** What stands on a label in the colour `down`. */
  onDown: string
  /**
   * Found by a search over OKLCH that maximises the smallest distance between any two for normal sight and for
   * protanopia, deuteranopia and tritanopia at once, with at least 3:1 against the card.
   */
  series: readonly string[]
  /** A heat-map's colours for nothing, for the highest share that is not all, and for 100%. */
  ramp: readonly [string, string, string]
}

/** More lines than this cannot be told apart; the rest is named, not drawn. */
export const seriesLimit = 6

export const themes: Record<ThemeName, Theme> = {
  light: {
    card: '#FFFFFF',
    ink: '#1A1D24',
    muted: '#596273',
    grid: '#E9ECF1',
    axis: '#A7AFBC',
    comparison: '#868E9C',
    pale: '#DFE8FB',
    up: '#0B7A55',
    down: '#C22F1B',
    onInk: '#FFFFFF',
    onDown: '#FFFFFF',
    series: ['#2F6FED', '#C68827', '#006D3E', '#7802A8', '#D5378F', '#373C53'],
    ramp: ['#F0F5FE', '#79A4F7', '#1D55C9'],
  },
  dark: {
    card: '#1A1D21',
    ink: '#F4F6F9',
    muted: '#B1B8C3',
    grid: '#2C3138',
    axis: '#59616D',
    comparison: '#8C95A3',
    pale: '#2A3A56',
    up: '#3FD39B',
    down: '#FF8066',
    onInk: '#1A1D21',
    onDown: '#1A1D21',
    series: ['#6AA5FF', '#CD8741', '#73E590', '#8E4CD8', '#C82165', '#DBE3FE'],
    ramp: ['#232C3A', '#3A66B4', '#8DBBFF'],
  },
}

/** The colour of the series at a position; positions beyond the palette share the last one. */
export function seriesColour(theme: Theme, position: number): string {
  return theme.series[Math.min(position, theme.series.length - 1)] ?? theme.ink
}
