import type { DecoratedChart } from './surface.ts'

/** How a text looks. `maxWidth` cuts at the end, a name in its middle; `halo` keeps it legible where it crosses lines. */
export interface TextStyle {
  size: number
  weight?: number
  colour: string
  align?: 'left' | 'center' | 'right'
  maxWidth?: number
  isName?: boolean
  halo?: string
}

/** Writes one line with its baseline at `at.y` and returns the width that it took. */
export function writeText(
  chart: DecoratedChart,
  text: string,
  at: { x: number; y: number } & TextStyle,
): number {
  const pen = chart.ctx
  setFont(chart, at.size, at.weight)
  const fit = at.isName ? fitName : fitText
  const shown = at.maxWidth === undefined ? text : fit(chart, text, at.maxWidth)
  pen.textAlign = at.align ?? 'left'
  pen.textBaseline = 'alphabetic'
  if (at.halo !== undefined) {
    pen.strokeStyle = at.halo
    pen.lineWidth = 4
    pen.lineJoin = 'round'
    pen.strokeText(shown, at.x, at.y)
  }
  pen.fillStyle = at.colour
  pen.fillText(shown, at.x, at.y)
  return pen.measureText(shown).width
}

export function textWidth(
  chart: DecoratedChart,
  text: string,
  font: { size: number; weight?: number },
): number {
  setFont(chart, font.size, font.weight)
  return chart.ctx.measureText(text).width
}

export function setFont(chart: DecoratedChart, size: number, weight: number | undefined): void {
  chart.ctx.font = `${weight ?? 400} ${size}px ${chart.config.options.plugins.decor.fontFamily}`
}

/** The text, or as much of it as the current font fits into the width, with an ellipsis at its end. */
export function fitText(chart: DecoratedChart, text: string, maxWidth: number): string {
  return cutToFit(chart, Array.from(text), { maxWidth, tailShare: 0 })
}

/** A name cut in its middle: names of one kind often begin alike, and two of them must not end up the same. */
export function fitName(chart: DecoratedChart, name: string, maxWidth: number): string {
  return cutToFit(chart, Array.from(name), { maxWidth, tailShare: 0.45 })
}

/** Finds by halving how many letters fit; `tailShare` of them are taken from the end. */
function cutToFit(
  chart: DecoratedChart,
  letters: string[],
  cut: { maxWidth: number; tailShare: number },
): string {
  const candidate = (count: number): string => {
    if (count === letters.length) return letters.join('')
    const tail = Math.floor(count * cut.tailShare)
    const end = tail === 0 ? '' : letters.slice(-tail).join('').trimStart()
    return `${letters
      .slice(0, count - tail)
      .join('')
      .trimEnd()}…${end}`
  }
  const fits = (count: number): boolean => chart.ctx.measureText(candidate(count)).width <= cut.maxWidth
  if (fits(letters.length)) return candidate(letters.length)
  let [fitting, tooMany] = [0, letters.length]
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2)
    if (fits(middle)) fitting = middle
    else tooMany = middle
  }
  return candidate(fitting)
}

/** Breaks a name at its spaces into at most two lines; whatever is still too long ends in an ellipsis. */
export function wrapText(chart: DecoratedChart, text: string, maxWidth: number): string[] {
  const pen = chart.ctx
  if (pen.measureText(text).width <= maxWidth) return [text]
  const words = text.split(' ')
  let count = words.length - 1
  while (count > 1 && pen.measureText(words.slice(0, count).join(' ')).width > maxWidth) count -= 1
  if (count < 1) return [fitText(chart, text, maxWidth)]
  const lines = [words.slice(0, count).join(' '), words.slice(count).join(' ')]
  return lines.map((line) => fitText(chart, line, maxWidth))
}
