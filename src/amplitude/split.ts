import type { Condition, EventRef, Property } from '../query/query.ts'
import type { LabelShape, SeriesLabel } from './decode-labels.ts'
import { eventLabel, segmentLabel, type DisplayName } from './question-words.ts'

/** Why an answer has several series, decided from the question alone, and how each of them is called. */
export interface Split {
  by: 'none' | 'group' | 'segment' | 'event'
  shape: LabelShape
  labelOf(label: SeriesLabel): string
}

export interface SplitQuestion {
  /** Events that make series of their own; the steps of a funnel do not. */
  events?: readonly EventRef[]
  /** Formulas in place of events. */
  formulas?: readonly string[]
  segments: readonly (readonly Condition[])[]
  groupBy: readonly Property[]
  /** Bins of a histogram come as one more group. */
  bins?: number
  /** What the only series is called when nothing is split. */
  soleLabel: string
  displayName: DisplayName
}

export function splitOf(question: SplitQuestion): Split {
  const { formulas, events = [], displayName } = question
  const eventLabels = distinct(formulas ?? events.map((event) => eventLabel(event, displayName)))
  const shape = {
    events: Math.max(1, eventLabels.length),
    segments: Math.max(1, question.segments.length),
    groupBys: question.groupBy.length + (question.bins ?? 0),
  }
  const segmentLabels = distinct(question.segments.map((segment) => segmentLabel(segment, displayName)))
  return {
    by: splitBy(shape),
    shape,
    labelOf: ({ event, segment, groupValues }) => {
      const words = [
        ...(shape.events > 1 ? [eventLabels[event] ?? ''] : []),
        ...(shape.segments > 1 ? [segmentLabels[segment] ?? ''] : []),
        ...groupValues,
      ].filter((word) => word !== '')
      return words.length === 0 ? question.soleLabel : words.join(' · ')
    },
  }
}

/** Every combination of events and segments, in the order in which they were asked for. */
export function askedLabels({ events, segments }: LabelShape): SeriesLabel[] {
  return Array.from({ length: events * segments }, (_, index) => ({
    event: Math.floor(index / segments),
    segment: index % segments,
    groupValues: [],
  }))
}

function splitBy(shape: LabelShape): Split['by'] {
  if (shape.groupBys > 0) return 'group'
  if (shape.segments > 1) return 'segment'
  return shape.events > 1 ? 'event' : 'none'
}

/** Series are told apart by their labels, so the second of two equal ones is numbered. */
function distinct(labels: readonly string[]): string[] {
  return labels.map((label, index) => {
    const before = labels.slice(0, index).filter((each) => each === label).length
    return before === 0 ? label : `${label} (${before + 1})`
  })
}
