/**
 * How colours look to people: OKLab (Björn Ottosson, 2020) for distances, and the matrices of Machado, Oliveira and
 * Fernandes (2009) at full severity for the three kinds of colour blindness.
 */
export const visions = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'] as const
export type Vision = (typeof visions)[number]

type Triple = readonly [number, number, number]

const matrices: Readonly<Record<Vision, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Distance in OKLab times 100, as the given eyes see it; about 2 is just noticeable side by side. */
export function distanceSeen(one: string, other: string, vision: Vision): number {
  const [a, b] = [seen(one, vision), seen(other, vision)]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** The two colours of a palette that are hardest to tell apart. */
export function closestPair(colours: readonly string[], vision: Vision): { pair: string; distance: number } {
  const pairs = colours.flatMap((one, index) =>
    colours
      .slice(index + 1)
      .map((other) => ({ pair: `${one} ${other}`, distance: distanceSeen(one, other, vision) })),
  )
  return pairs.reduce((closest, pair) => (pair.distance < closest.distance ? pair : closest))
}

function seen(colour: string, vision: Vision): Triple {
  const linear = [1, 3, 5].map((start) => toLinear(Number.parseInt(colour.slice(start, start + 2), 16) / 255))
  return toOklab(matrices[vision].map((row) => clamp(dot(row, linear))) as unknown as Triple)
}

function toOklab(rgb: Triple): Triple {
  const long = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], rgb))
  const medium = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], rgb))
  const short = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], rgb))
  const cones = [long, medium, short]
  return [
    dot([0.2104542553, 0.793617785, -0.0040720468], cones),
    dot([1.9779984951, -2.428592205, 0.4505937099], cones),
    dot([0.0259040371, 0.7827717662, -0.808675766], cones),
  ]
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function dot(row: Triple, values: readonly number[]): number {
  return row.reduce((sum, factor, index) => sum + factor * (values[index] ?? 0), 0)
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
