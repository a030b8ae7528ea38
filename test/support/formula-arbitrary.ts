import fc from 'fast-check'

/** Formulas as they are sent, each with at least one of the letters. */
export function formulaText(letters: readonly string[]): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...letters, 'A2')
  const counted = fc
    .tuple(fc.constantFrom('UNIQUES', 'TOTALS', 'AVG', 'PROPSUM', 'REVENUETOTAL'), letter)
    .map(([name, event]) => `${name}(${event})`)
  const number = fc.constantFrom('2', '100', '0.5', '2026')
  const { sum } = fc.letrec<Record<'factor' | 'sum', string>>((tie) => ({
    factor: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      counted,
      number,
      letter.map((event) => `ROLLAVG(UNIQUES, ${event}, 7)`),
      tie('sum').map((inner) => `(${inner})`),
      tie('sum').map((inner) => `POWER(${inner}, 2)`),
      tie('factor').map((inner) => `-${inner}`),
    ),
    sum: fc
      .tuple(tie('factor'), fc.constantFrom('+', '-', '*', '/'), tie('factor'))
      .map(([left, operator, right]) => `${left}${operator}${right}`),
  }))
  return fc
    .tuple(fc.constantFrom('', '%:', '$:'), counted, fc.oneof(sum, counted), fc.constantFrom('/', '; '))
    .map(([prefix, first, rest, mark]) => `${prefix}${first}${mark}${rest}`)
}
