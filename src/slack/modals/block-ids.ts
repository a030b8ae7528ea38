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
  /** Property and operator of a condition; its values stand below, where a mistake can be said. */
  condition: (id: number) => `condition.${id}`,
  values: (id: number) => `values.${id}`,
  groupBy: (kind: string) => `by.${kind}`,
  top: 'top',
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
  groupBy: 'form_by',
  headProperty: 'form_head_property',
  field: (name: string) => `form_${name}`,
  addEvent: 'form_add_event',
  removeEvent: 'form_remove_event',
  addCondition: 'form_add_condition',
  removeCondition: (id: number) => `form_remove_condition_${id}`,
  showAll: 'form_show_all',
  preview: 'form_preview',
} as const
