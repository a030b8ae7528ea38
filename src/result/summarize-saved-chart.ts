import { describeQuestion } from './describe-question.ts'
import { formatRatio, formatValue, plural } from './format-value.ts'
import { combinedCounts, conversion, converted, entered } from './funnel-figures.ts'
import { groupConversionRemark } from './funnel-groups-remark.ts'
import { lossRemark, type WholeFunnel } from './funnel-step-remarks.ts'
import type { SavedChartContent, SavedChartResult } from './metric-result.ts'
import { chooseSentences } from './remark.ts'
import { summarizeSavedSeries } from './summarize-saved-series.ts'
import type { Summary } from './summary.ts'

/** A saved chart in words, as the kind of chart that it turned out to be. */
export function summarizeSavedChart(result: SavedChartResult): Summary {
  return { ...describeQuestion(result), ...summarizeContent(result.content) }
}

type Said = Pick<Summary, 'headline' | 'change' | 'sentences'>

function summarizeContent(content: SavedChartContent): Said {
  switch (content.shape) {
    case 'series':
      return summarizeSavedSeries(content)
    case 'funnel':
      return summarizeSavedFunnel(content)
    case 'table':
      return summarizeSavedTable(content)
  }
}

function summarizeSavedFunnel({ steps, groups }: Extract<SavedChartContent, { shape: 'funnel' }>): Said {
  const whole: WholeFunnel = { label: '', ...combinedCounts(groups, steps.length), times: undefined }
  const ratio = conversion(whole)
  if (ratio === undefined) {
    const headline = { text: 'No data', label: 'in this funnel', value: undefined }
    return { headline, change: undefined, sentences: [`Nobody entered at ${steps[0] ?? 'the first step'}.`] }
  }
  const end =
    converted(whole) === 0 ? 'nobody converted' : `${formatValue(converted(whole), 'users')} converted`
  const counts = `${plural(entered(whole), 'user')} entered, ${end}: ${steps.join(' → ')}.`
  return {
    headline: { text: formatRatio(ratio), label: 'conversion', value: ratio },
    change: undefined,
    sentences: chooseSentences([
      { text: counts, weight: 60, isRequired: true },
      lossRemark(steps, whole),
      groupConversionRemark({ groups, splitBy: groups.length > 1 ? 'group' : 'none' }),
    ]),
  }
}

/** What no picture can be made of is counted, and shown as it is. */
function summarizeSavedTable({ header, rows }: Extract<SavedChartContent, { shape: 'table' }>): Said {
  const columns = Math.max(header.length, ...rows.map((row) => row.length))
  const names = header.filter((name) => name !== '').slice(0, listedColumns)
  const more = columns - names.length
  const listed = [...names, ...(more > 0 && names.length > 0 ? [`${more} more`] : [])].join(', ')
  return {
    headline: {
      text: plural(rows.length, 'row'),
      label: `in ${plural(columns, 'column')}`,
      value: rows.length,
    },
    change: undefined,
    sentences: [listed === '' ? 'A table without names for its columns.' : `Columns: ${listed}.`],
  }
}

const listedColumns = 6
