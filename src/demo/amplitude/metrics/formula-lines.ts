import type { CountedEvent, SegmentationQuery } from './count-events.ts'
import type { SegmentationLine } from './segmentation.ts'

export function formulaLines(
  _counted: readonly CountedEvent[],
  _query: SegmentationQuery,
  _length: number,
): SegmentationLine[] {
  return []
}
