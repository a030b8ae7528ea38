import type { ChoiceName } from './form.ts'

/**
 * The ids of the form's blocks. Slack keeps what was typed into a block that an update brings back under the same id, so a
 * field has one id wherever it means the same, and another for each kind where its choices differ.
 */
export const blockIds = {
  kind: 'kind',
  text: 'text',
  head: (kind: string) => `head.${kind}`,
  event: (index: number) => `event.${index}`,
  choice: (name: ChoiceName, kind: string) => (name === 'interval' ? `${name}.${kind}` : name),
  metricProperty: 'metricProperty',
  from: 'from',
  to: 'to',
  /** What of a condition can be chosen beside its *Remove*; the rest stands in inputs, where a mistake can be said. */
  condition: (id: number) => `condition.${id}`,
  values: (id: number) => `values.${id}`,
  who: (id: number) => `who.${id}`,
  count: (id: number) => `count.${id}`,
  days: (id: number) => `days.${id}`,
  cohort: (id: number) => `cohort.${id}`,
  /** Lists that add something are empty again once it is added, so their block is another for each next number. */
  grow: (next: number) => `grow.${next}`,
  segment: (id: number, next: number) => `segment.${id}.${next}`,
  groupBy: (kind: string) => `by.${kind}`,
  top: 'top',
  rolling: 'rolling',
  smoothed: 'smoothed',
  project: 'project',
  more: 'more',
  destination: 'destination',
  channel: 'channel',
} as const

/** Everything in the form that can be pressed or chosen has an id that begins so; its buttons end in what they do. */
export const formActionPrefix = 'form_'

export const formActions = {
  event: (index: number) => `form_event_${index}`,
  property: (id: number) => `form_property_${id}`,
  operator: (id: number) => `form_operator_${id}`,
  values: (id: number) => `form_values_${id}`,
  eventOf: (id: number) => `form_of_${id}`,
  who: (id: number) => `form_who_${id}`,
  count: (id: number) => `form_count_${id}`,
  days: (id: number) => `form_days_${id}`,
  cohort: (id: number) => `form_cohort_${id}`,
  groupBy: 'form_by',
  headProperty: 'form_head_property',
  field: (name: string) => `form_${name}`,
  addEvent: 'form_add_event',
  removeEvent: 'form_remove_event',
  /** A list of what can be added for everybody, and one for each segment. */
  add: 'form_add',
  addTo: (segmentId: number) => `form_add_to_${segmentId}`,
  removeCondition: (id: number) => `form_remove_condition_${id}`,
  showAll: 'form_show_all',
  preview: 'form_preview',
  copy: 'form_copy',
} as const
