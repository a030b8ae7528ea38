import type { ChartImage } from '../../src/chart/chart-picture.ts'
import type { Report } from '../../src/report/report.ts'
import { resultTable } from '../../src/result/result-table.ts'
import { aSeriesResult, aSummary } from './metric-results.ts'

/** A whole answer to `dau last 30d`, as `buildReport` gives it; everything can be overridden. */
export function aReport(overrides: Partial<Report> = {}): Report {
  const result = overrides.result ?? aSeriesResult()
  const query = overrides.query ?? result.query
  return {
    query,
    canonicalText: 'dau last 30d',
    result,
    summary: aSummary({
      sentences: ['The mean of the last 29 days is 11,904.', 'The best day was Sat, Nov 21 with 13,020.'],
    }),
    context: ['Acme', 'Oct 25 – Nov 23, 2026', 'UTC', 'as of 14:40', 'Nov 23 is not over'],
    table: resultTable(result, query.output === 'csv' ? 'oldest first' : 'newest first'),
    picture: aPicture,
    sparkline: '▁▂▃▄▅▆▇█',
    ...overrides,
  }
}

/** The smallest PNG there is, one transparent pixel. */
const aPicture: ChartImage = {
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
  width: 1600,
  height: 900,
  altText: 'Line chart of daily active users, Oct 25 – Nov 23, 2026: 12,345 on Nov 22.',
}
