/** A formula as a tree. */
export type Formula =
  | { kind: 'number'; value: number }
  | { kind: 'metric'; metric: FormulaMetric; event: EventLetter }
  | {
      kind: 'over time'
      wrapper: 'CUMSUM' | 'ROLLAVG'
      metric: FormulaMetric
      event: EventLetter
      buckets: number
    }
  | { kind: 'function'; name: FormulaFunction; parts: readonly Formula[] }
  | { kind: 'operation'; operator: '+' | '-' | '*' | '/'; left: Formula; right: Formula }

/** `A`, `B`; with a number behind it the event in that one segment, counted from 1. */
export interface EventLetter {
  eventIndex: number
  segment: number | undefined
}

export const formulaMetrics = [
  'UNIQUES',
  'TOTALS',
  'ACTIVE',
  'AVG',
  'PROPSUM',
  'PROPAVG',
  'REVENUETOTAL',
  'ARPAU',
] as const
export type FormulaMetric = (typeof formulaMetrics)[number]

export const formulaFunctions = ['EXP', 'LN', 'LOG', 'LOG10', 'POWER', 'SQRT'] as const
export type FormulaFunction = (typeof formulaFunctions)[number]

/** Whether it says of which segment it speaks (`UNIQUES(A1)`), so that it makes one line and not one per segment. */
export function namesSegments(formula: Formula): boolean {
  return metricsIn(formula).some(({ event }) => event.segment !== undefined)
}

/** Whether it sums a property: the first group-by of the event is then what is summed, and splits nothing. */
export function sumsProperty(formula: Formula): boolean {
  return metricsIn(formula).some(({ metric }) => summing.has(metric))
}

const summing: ReadonlySet<FormulaMetric> = new Set(['PROPSUM', 'PROPAVG', 'REVENUETOTAL', 'ARPAU'])

function metricsIn(formula: Formula): { metric: FormulaMetric; event: EventLetter }[] {
  switch (formula.kind) {
    case 'number':
      return []
    case 'metric':
    case 'over time':
      return [formula]
    case 'function':
      return formula.parts.flatMap(metricsIn)
    case 'operation':
      return [...metricsIn(formula.left), ...metricsIn(formula.right)]
  }
}
