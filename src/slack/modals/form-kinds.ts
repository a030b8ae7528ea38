import type { ClauseName } from '../../query/language/clause-definitions.ts'
import type { KindDefinition } from '../../query/language/kinds/kind-definition.ts'
import { findKind } from '../../query/language/kinds/kinds.ts'
import type { ChoiceName, Form } from './form.ts'
import { textKind } from './form.ts'

/** How the form asks for what stands between a kind's name and its clauses. */
export interface FormKind {
  name: string
  /** In the list of kinds. */
  label: string
  events?: EventFields
  head?: HeadField
  /** Lists and people are shown to nobody else, wherever they are asked for. */
  isForAskerAlone?: true
  /** Only those who may look people up are offered it. */
  isForAdmins?: true
}

export interface EventFields {
  /** What each field is called: the last goes for all that follow. */
  labels: readonly string[]
  /** How many must be filled in, how many are shown from the start, and how many there can be. */
  least: number
  shown: number
  most: number
  separator: ', ' | ' > '
  noun: 'event' | 'step'
}

type HeadField =
  | {
      kind: 'text'
      label: string
      placeholder: string
      hint: string
      /** What to say where it is empty; a field without may stay so. */
      missing?: string
    }
  | { kind: 'choice'; label: string; options: readonly (readonly [value: string, label: string])[] }
  | { kind: 'property'; label: string }

/** Amplitude sets no limit to the steps of a funnel that its reference names; more than these nobody can read. */
const mostSteps = 10

export const formKinds: readonly FormKind[] = [
  { name: 'dau', label: 'Daily active users' },
  { name: 'wau', label: 'Weekly active users' },
  { name: 'mau', label: 'Monthly active users' },
  { name: 'new users', label: 'New users' },
  { name: 'realtime', label: 'Active right now' },
  {
    name: 'event',
    label: 'An event over time',
    events: {
      labels: ['Event', 'And this event'],
      least: 1,
      shown: 1,
      most: 2,
      separator: ', ',
      noun: 'event',
    },
  },
  {
    name: 'formula',
    label: 'A formula of events',
    head: {
      kind: 'text',
      label: 'Formula',
      placeholder: 'UNIQUES(A)/UNIQUES(B)',
      hint: 'A and B are the events below, in their order.',
      missing: 'Type a formula.',
    },
    events: { labels: ['Event A', 'Event B'], least: 1, shown: 2, most: 2, separator: ', ', noun: 'event' },
  },
  {
    name: 'funnel',
    label: 'A funnel of steps',
    events: {
      labels: ['First step', 'Then', 'Then'],
      least: 2,
      shown: 2,
      most: mostSteps,
      separator: ' > ',
      noun: 'step',
    },
  },
  {
    name: 'retention',
    label: 'Who comes back',
    events: {
      labels: ['They begin with', 'And come back to'],
      least: 0,
      shown: 2,
      most: 2,
      separator: ' > ',
      noun: 'event',
    },
  },
  {
    name: 'sessions',
    label: 'Sessions',
    head: {
      kind: 'choice',
      label: 'Of the sessions',
      options: [
        ['length', 'How long they are'],
        ['average', 'Their average length'],
        ['per user', 'How many each person has'],
      ],
    },
  },
  { name: 'composition', label: 'Who the users are', head: { kind: 'property', label: 'By this property' } },
  {
    name: 'ltv',
    label: 'Lifetime value',
    head: {
      kind: 'choice',
      label: 'Counted as',
      options: [
        ['arpu', 'Revenue per user'],
        ['arppu', 'Revenue per paying user'],
        ['revenue', 'Revenue in total'],
        ['payers', 'People who pay'],
      ],
    },
  },
  {
    name: 'chart',
    label: 'A chart saved in Amplitude',
    head: {
      kind: 'text',
      label: 'Link of the chart',
      placeholder: 'https://app.amplitude.com/analytics/acme/chart/abc123',
      hint: 'Or the id that ends it.',
      missing: 'Paste the link of a chart, or the id that ends it.',
    },
  },
  {
    name: 'events',
    label: 'Which events there are',
    head: {
      kind: 'text',
      label: 'Search for',
      placeholder: 'song',
      hint: 'A part of the name; all events where it is left empty.',
    },
    isForAskerAlone: true,
  },
  {
    name: 'user',
    label: 'One person',
    head: {
      kind: 'text',
      label: 'Who',
      placeholder: 'ana@acme.com',
      hint: 'User id, device id, Amplitude ID, or the beginning of a user id.',
      missing: 'Type a user id, device id or Amplitude ID.',
    },
    isForAskerAlone: true,
    isForAdmins: true,
  },
  { name: textKind, label: 'Anything else, typed' },
]

/** A form that somebody else made up has no kind; it is a typed one then. */
export function formKindOf({ kind }: Pick<Form, 'kind'>): FormKind {
  return formKinds.find(({ name }) => name === kind) ?? { name: textKind, label: '' }
}

/** The fields for events that are shown, filled in or not. */
export function shownEvents(form: Pick<Form, 'kind' | 'events'>): string[] {
  const { events } = formKindOf(form)
  if (events === undefined) return []
  const count = Math.min(events.most, Math.max(events.shown, form.events.length))
  return Array.from({ length: count }, (_, index) => form.events[index] ?? '')
}

/** The kind as the language knows it; undefined for a typed question, whose kind is in its text. */
export function languageKindOf({ kind }: Pick<Form, 'kind'>): KindDefinition | undefined {
  return kind === textKind ? undefined : findKind(kind)
}

const clauseOf: Readonly<Record<ChoiceName, ClauseName>> = {
  metric: 'metric',
  window: 'within',
  order: 'order',
  population: 'population',
  method: 'method',
  range: 'range',
  interval: 'interval',
  comparison: 'vs',
  output: 'as',
}

/** Whether questions of the form's kind take a clause. */
export function takes(form: Pick<Form, 'kind'>, clause: ClauseName): boolean {
  return languageKindOf(form)?.clauses.includes(clause) ?? false
}

export function takesChoice(form: Pick<Form, 'kind'>, choice: ChoiceName): boolean {
  return takes(form, clauseOf[choice])
}
