import { contrast, mix } from './colour.ts'
import { distanceSeen, visions } from './colour-vision.ts'
import type { ThemeName } from './chart-picture.ts'
import type { DecorLogo } from './decor/decor-spec.ts'
import { seriesLimit, themes, type Theme } from './theme.ts'

/** What makes pictures a company's own. */
export interface Brand {
  /** `#RRGGBB` without a problem of `brandProblems`; they come first, the theme's own follow. */
  colours?: readonly string[] | undefined
  logo?: DecorLogo | undefined
}

/** WCAG 2.2, 1.4.11: what a mark needs against its ground. */
const leastContrast = 3
/** The themes keep over 12; below 8 two lines of one picture cannot be told apart by somebody who is colour-blind. */
const leastDistance = 8

/**
 * The theme with a company's colours in front. Lines beyond them take the theme's own colours, those first that differ
 * most, so that six lines are always six colours; shades are mixed from the first colour.
 */
export function brandedTheme(theme: Theme, { colours = [] }: Brand): Theme {
  const [first] = colours
  if (first === undefined) return theme
  return {
    ...theme,
    series: completePalette(colours, theme),
    pale: mix(theme.card, first, 0.18),
    ramp: [mix(theme.card, first, 0.08), mix(theme.card, first, 0.55), first],
  }
}

function completePalette(colours: readonly string[], theme: Theme): string[] {
  const palette = colours.slice(0, seriesLimit)
  const others = theme.series.filter((colour) => !palette.includes(colour))
  while (palette.length < seriesLimit && others.length > 0) {
    const apart = others.map((colour) => closestOf(colour, palette).distance)
    const [next] = others.splice(apart.indexOf(Math.max(...apart)), 1)
    if (next !== undefined) palette.push(next)
  }
  return palette
}

/**
 * What stands against colours: too little contrast with the card, or two that look alike to some eyes. Each problem is the
 * end of a sentence that names the colour and, where a change of lightness mends it, a colour that would do.
 */
export function brandProblems(colours: readonly string[], name: ThemeName): string[] {
  const { card } = themes[name]
  return colours.flatMap((colour, index) => {
    const earlier = colours.slice(0, index)
    const ratio = contrast(colour, card)
    const { other, distance } = closestOf(colour, earlier)
    const proposal = proposalFor(colour, earlier, name)
    const instead = proposal === undefined ? 'take another colour' : `${proposal} would do`
    if (ratio < leastContrast)
      return [
        `${colour} has a contrast of ${ratio.toFixed(1)} with the ${name} card, 3 is needed: ${instead}`,
      ]
    if (distance < leastDistance)
      return [`${colour} and ${other} look alike, at least to colour-blind people: ${instead}`]
    return []
  })
}

/** Darker on a light card and lighter on a dark one, as little as it takes; undefined where no lightness helps. */
function proposalFor(colour: string, earlier: readonly string[], name: ThemeName): string | undefined {
  const { card } = themes[name]
  const ends = name === 'light' ? ['#000000', '#FFFFFF'] : ['#FFFFFF', '#000000']
  const shades = ends.flatMap((end) =>
    Array.from({ length: 18 }, (_, step) => mix(colour, end, (step + 1) / 20)),
  )
  return shades.find(
    (shade) => contrast(shade, card) >= leastContrast && closestOf(shade, earlier).distance >= leastDistance,
  )
}

/** The colour that is hardest to tell from one, to whichever eyes find it hardest. */
function closestOf(colour: string, others: readonly string[]): { other: string; distance: number } {
  return others
    .map((other) => ({
      other,
      distance: Math.min(...visions.map((vision) => distanceSeen(colour, other, vision))),
    }))
    .reduce((closest, next) => (next.distance < closest.distance ? next : closest), {
      other: '',
      distance: Infinity,
    })
}
