import { createDetector } from '../alert/detect/create-detector.ts'
import type { DetectorOptions, Judgement } from '../alert/detect/detector.ts'
import { InvalidRowError } from '../errors.ts'
import { readLines } from './read-lines.ts'
import { readPointRow, type PointRow } from './read-point-row.ts'

/**
 * `ampbot detect --interval day`: rows `timestamp,value` become rows `timestamp,value,expected,lower,upper,anomaly`, each written
 * before the next is read, so that nothing can look ahead. Further columns are left out. `anomaly` is 1 or 0; what is not known
 * yet is empty. Throws `InvalidRowError`, naming the line, at the first row that makes no sense.
 */
export async function* detect(
  input: AsyncIterable<string | Uint8Array>,
  options: DetectorOptions,
): AsyncGenerator<string> {
  const detector = createDetector(options)
  let previous: PointRow | undefined
  let line = 0
  yield 'timestamp,value,expected,lower,upper,anomaly\n'
  for await (const text of readLines(input)) {
    line += 1
    const row = readPointRow(text, { line, timeZone: options.timeZone, mayBeHeader: previous === undefined })
    if (row === undefined) continue
    if (previous !== undefined && row.at <= previous.at)
      throw new InvalidRowError(line, `${row.timestamp} does not come after ${previous.timestamp}`)
    previous = row
    yield formatRow(row, detector.step(row))
  }
}

function formatRow({ timestamp, valueText }: PointRow, judgement: Judgement): string {
  const { expected, lower, upper, isAnomaly } = judgement
  const cells = [timestamp, valueText, ...[expected, lower, upper].map(formatNumber), isAnomaly ? '1' : '0']
  return `${cells.join(',')}\n`
}

/** Six digits are more than any forecast knows. */
function formatNumber(value: number | undefined): string {
  return value === undefined ? '' : String(Number(value.toPrecision(6)))
}
