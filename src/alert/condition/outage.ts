import { formatValue } from '../../result/format-value.ts'
import { spanInWords } from './bucket-names.ts'
import { isCount } from './objection.ts'
import type { Judging } from './series-view.ts'
import { usualLikeOfFewDays } from './usual-like.ts'

const zeros = 3
const leastExpected = 20

/** Exactly nothing, three times in a row, where many are usual: what usually stops then is the counting, not the people. */
export function outageAt(judging: Judging): { expected: number; reason: string } | undefined {
  const { series } = judging.view
  if (judging.value !== 0 || !isCount(series.unit)) return undefined
  if (series.interval !== '5min' && series.interval !== 'hour') return undefined
  const expected: number[] = []
  for (let back = 0; back < zeros; back += 1) {
    const index = judging.index - back
    const point = series.points[index]
    if (point === undefined || point.value !== 0) return undefined
    const usual = usualLikeOfFewDays({ ...judging, index, point, value: 0 })
    if (usual === undefined || usual < leastExpected) return undefined
    expected.push(usual)
  }
  const [usual = 0] = expected
  const span = spanInWords(zeros, series.interval)
  const reason = `Nothing was counted in the last ${span}, where about ${formatValue(usual, series.unit)} are usual: an outage, or nothing arrives in Amplitude.`
  return { expected: usual, reason }
}
