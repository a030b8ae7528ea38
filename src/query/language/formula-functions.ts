/** The functions of Amplitude's formulas, by what stands in their brackets; source: its help page on custom formulas. */
const formulaFunctions = {
  /** An event's letter first: `UNIQUES(A)`, `PERCENTILE(A, 90)`. */
  ofEvent: [
    'UNIQUES',
    'TOTALS',
    'ACTIVE',
    'AVG',
    'HIST',
    'FREQPERCENTILE',
    'PERCENTILE',
    'PROPSUM',
    'PROPAVG',
    'PROPCOUNT',
    'PROPCOUNTAVG',
    'PROPHIST',
    'PROPMAX',
    'PROPMIN',
    'REVENUETOTAL',
    'ARPAU',
    'SESSIONTOTALS',
    'SEMANTICTOTALS',
  ],
  /** One of those by its name, then the letter: `ROLLAVG(UNIQUES, A, 7)`. */
  overTime: ['CUMSUM', 'ROLLAVG', 'ROLLWIN', 'ROLLWINBEFORE', 'TRENDLINE'],
  /** Numbers: `SQRT(UNIQUES(A))`. */
  ofNumbers: ['EXP', 'LN', 'LOG', 'LOG10', 'POWER', 'SQRT'],
} as const

export const formulaFunctionNames: readonly string[] = Object.values(formulaFunctions).flat()

/** Whether a function takes letters of events. */
export function takesLetters(name: string): boolean {
  return !formulaFunctions.ofNumbers.some((known) => known === name)
}

/** Whether a function calculates with a property of the event, which is then the event's first grouping. */
export function needsProperty(name: string): boolean {
  return name.startsWith('PROP')
}
