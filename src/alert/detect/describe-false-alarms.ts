import type { DetectorInterval, Sensitivity } from './detector.ts'

/**
 * False alarms per series and week, by `npm run bench -- detection` on series that nothing was chosen on; the worse figure where there
 * are several. Daily: most products, holidays that no calendar knows included; metrics that hang on the weather have four times as many.
 * Weeks and months: 600 made-up metrics of two years with a heavy-tailed noise of 2 to 8 %.
 */
export const falseAlarmsPerWeek: Readonly<Record<DetectorInterval, Readonly<Record<Sensitivity, number>>>> = {
  '5min': { quiet: 0.09, normal: 0.17, sensitive: 0.44 },
  hour: { quiet: 0.12, normal: 0.14, sensitive: 0.25 },
  day: { quiet: 0.015, normal: 0.039, sensitive: 0.078 },
  week: { quiet: 0.001, normal: 0.0042, sensitive: 0.0136 },
  month: { quiet: 0.00023, normal: 0.001, sensitive: 0.0031 },
}

/** What a sensitivity costs, in words: about one false alarm in six months. */
export function describeFalseAlarms(interval: DetectorInterval, sensitivity: Sensitivity): string {
  return `about one false alarm ${spanOf(1 / falseAlarmsPerWeek[interval][sensitivity])}`
}

function spanOf(weeks: number): string {
  if (weeks < 1.5) return 'a week'
  if (weeks < 7.5) return `in ${counted(weeks)} weeks`
  const months = weeks / weeksPerMonth
  if (months < 11.5) return `in ${counted(months)} months`
  const years = months / 12
  if (years < 1.5) return 'a year'
  return years < 4.5 ? `in ${counted(years)} years` : 'in many years'
}

const weeksPerMonth = 365.25 / 12 / 7
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven']

function counted(count: number): string {
  return words[Math.round(count)] ?? String(Math.round(count))
}
