/**
 * What a picture over time shows besides its numbers: what was expected, where an alert's limits are, when it fired, and
 * what people noted. Pure data; everything is optional and positions are buckets, so that the same contract serves days,
 * hours, five minutes and shares alike.
 */
export interface ChartAnnotations {
  band?: ExpectedBand | undefined
  /** One for "below" or "above", two for "outside". */
  thresholds?: readonly Threshold[] | undefined
  /** Buckets whose value breaches, by label; of the first line, where there are several. */
  breaches?: readonly string[] | undefined
  moments?: readonly Moment[] | undefined
  /** Known days, releases: vertical lines with a short text. Holidays are left out where they would be too many. */
  notes?: readonly { bucket: string; label: string; isHoliday?: boolean }[] | undefined
}

/** Aligned with the buckets of the result; null where nothing was expected yet. */
export interface ExpectedBand {
  /** For the legend, for example `Usual for a Monday`. */
  name: string
  lower: readonly (number | null)[]
  /** The very array of `lower` where a value was expected and no range. */
  upper: readonly (number | null)[]
  middle?: readonly (number | null)[] | undefined
}

/** A limit in the unit of the result, and the side of it that is an alert. */
export interface Threshold {
  value: number
  breach: 'below' | 'above'
}

/**
 * When an alert changed its state; `ended` is when it was over and had not come back,
 * `past` when it would have fired. `bucket` is a label of the result, or any moment
 * within a bucket (a day within a week, `YYYY-MM-DDTHH:mm:ss` within an hour), in the project's time.
 */
interface Moment {
  bucket: string
  kind: 'fired' | 'recovered' | 'ended' | 'past'
  /** A word or two, for example `Fired 14:35`; the line alone is drawn where it has no room. */
  label: string
}

/** Whether an alert is told, which only lines can show; notes alone leave the kind of picture as it is. */
export function tellsAlert({ band, thresholds, breaches, moments }: ChartAnnotations): boolean {
  const isGiven = (some: readonly unknown[] | undefined): boolean => some !== undefined && some.length > 0
  return band !== undefined || isGiven(thresholds) || isGiven(breaches) || isGiven(moments)
}
