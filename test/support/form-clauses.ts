import type { FormRow, FormStep } from './form-driver.ts'

const play: FormStep = ['form_event_0', 'Play Song']
const search: FormStep = ['form_event_0', 'Search']
const bought: FormStep = ['form_event_1', 'Purchase']
const more: FormStep = ['form_show_all']

const ranges = [
  'today', 'yesterday', 'last 7d', 'last 24h', 'last 8 weeks', 'last 3 months', 'this week', 'this month', 'last week', 'last month',
] // prettier-ignore

/** Each clause of the language as it is put together in the form. */
export const formClauses: readonly FormRow[] = [
  ...ranges.map((range) => ({
    kind: 'event',
    steps: [play, ['form_range', range]] satisfies FormStep[],
    text: `event Play Song ${range}`,
  })),
  {
    kind: 'dau',
    steps: [
      ['form_range', 'dates'],
      ['form_from', '2026-10-01'],
    ],
    text: 'dau since 2026-10-01',
  },
  {
    kind: 'dau',
    steps: [
      ['form_range', 'dates'],
      ['form_from', '2026-10-01'],
      ['form_to', '2026-10-31'],
    ],
    text: 'dau 2026-10-01..2026-10-31',
  },
  {
    kind: 'dau',
    steps: [
      ['form_range', 'dates'],
      ['form_from', '2026-10-12'],
      ['form_to', '2026-10-12'],
    ],
    text: 'dau 2026-10-12',
  },
  ...['5min', 'hourly', 'weekly', 'monthly'].map((interval) => ({
    kind: 'event',
    steps: [play, ['form_range', 'yesterday'], more, ['form_interval', interval]] satisfies FormStep[],
    text: `event Play Song ${interval} yesterday`,
  })),
  { kind: 'dau', steps: [['form_by', ['country']]], text: 'dau by country' },
  {
    kind: 'event',
    steps: [play, ['form_by', ['gp:plan', 'event.genre']]],
    text: 'event Play Song by gp:plan, event.genre',
  },
  ...[
    ['is', 'Germany, Japan'],
    ['is not', 'Japan'],
    ['contains', 'land'],
    ['does not contain', 'land'],
    ['<', 'M'],
    ['<=', 'M'],
    ['>', 'M'],
    ['>=', 'M'],
  ].map(([operator = '', values = '']) => ({
    kind: 'dau',
    steps: [
      ['form_add', 'property'],
      ['form_property_0', 'country'],
      ['form_operator_0', operator],
      ['form_values_0', values],
    ] satisfies FormStep[],
    text: `dau where country ${operator} ${values}`,
  })),
  ...['is set', 'is not set'].map((operator) => ({
    kind: 'dau',
    steps: [
      ['form_add', 'property'],
      ['form_property_0', 'gp:plan'],
      ['form_operator_0', operator],
    ] satisfies FormStep[],
    text: `dau where gp:plan ${operator}`,
  })),
  {
    kind: 'event',
    steps: [
      ['form_event_0', 'Purchase'],
      ['form_add', 'property'],
      ['form_property_0', 'event.price'],
      ['form_operator_0', '>='],
      ['form_values_0', '10'],
    ],
    text: 'event Purchase where event.price >= 10',
  },
  {
    kind: 'dau',
    steps: [
      ['form_add', 'cohort'],
      ['form_cohort_0', 'https://app.amplitude.com/analytics/acme/cohort/5mjbq8w'],
    ],
    text: 'dau where cohort 5mjbq8w',
  },
  {
    kind: 'dau',
    steps: [
      ['form_add', 'cohort'],
      ['form_operator_0', 'is not'],
      ['form_cohort_0', '5mjbq8w'],
    ],
    text: 'dau where cohort is not 5mjbq8w',
  },
  {
    kind: 'dau',
    steps: [
      ['form_add', 'behaviour'],
      ['form_who_0', 'Purchase'],
    ],
    text: 'dau where who did Purchase in 30d',
  },
  {
    kind: 'dau',
    steps: [
      ['form_add', 'behaviour'],
      ['form_who_0', 'Purchase'],
      ['form_operator_0', 'never'],
      ['form_days_0', '7'],
    ],
    text: 'dau where who did not Purchase in 7d',
  },
  ...['>=', '>', '=', '<', '<='].map((operator) => ({
    kind: 'dau',
    steps: [
      ['form_add', 'behaviour'],
      ['form_who_0', 'Purchase'],
      ['form_operator_0', operator],
      ['form_count_0', '2'],
    ] satisfies FormStep[],
    text: `dau where who did Purchase ${operator} 2 in 30d`,
  })),
  {
    kind: 'event',
    steps: [
      play,
      ['form_add', 'segment'],
      ['form_property_1', 'country'],
      ['form_values_1', 'Japan'],
      ['form_add', 'segment'],
      ['form_property_3', 'country'],
      ['form_values_3', 'Germany'],
      ['form_add_to_2', 'property'],
      ['form_property_4', 'platform'],
      ['form_values_4', 'iOS'],
    ],
    text: 'event Play Song segment country is Japan segment country is Germany and platform is iOS',
  },
  ...['totals', 'average', '%dau'].map((metric) => ({
    kind: 'event',
    steps: [play, ['form_metric', metric]] satisfies FormStep[],
    text: `event Play Song ${metric}`,
  })),
  ...['sum of', 'avg of', 'histogram of'].map((metric) => ({
    kind: 'event',
    steps: [
      ['form_event_0', 'Purchase'],
      ['form_metric', metric],
      ['form_metricProperty', 'price'],
    ] satisfies FormStep[],
    text: `event Purchase ${metric} price`,
  })),
  { kind: 'event', steps: [play, more, ['form_rolling', '7']], text: 'event Play Song rolling 7' },
  { kind: 'event', steps: [play, more, ['form_smoothed', '7']], text: 'event Play Song smoothed 7' },
  {
    kind: 'funnel',
    steps: [search, bought, ['form_window', 'within 7d']],
    text: 'funnel Search > Purchase within 7d',
  },
  ...['in any order', 'in sequence'].map((order) => ({
    kind: 'funnel',
    steps: [search, bought, more, ['form_order', order]] satisfies FormStep[],
    text: `funnel Search > Purchase ${order}`,
  })),
  {
    kind: 'funnel',
    steps: [search, bought, more, ['form_population', 'for new users']],
    text: 'funnel Search > Purchase for new users',
  },
  {
    kind: 'funnel',
    steps: [
      search,
      ['form_event_1', 'Play Song'],
      ['form_add_event'],
      ['form_event_2', 'Purchase'],
      ['form_add', 'own'],
      ['form_of_0', '1'],
      ['form_property_0', 'event.genre'],
      ['form_values_0', 'rock'],
    ],
    text: 'funnel Search > Play Song [genre is rock] > Purchase',
  },
  ...['unbounded', 'brackets 0-1, 2-7, 8-14'].map((method) => ({
    kind: 'retention',
    steps: [more, ['form_method', method]] satisfies FormStep[],
    text: `retention ${method}`,
  })),
  { kind: 'dau', steps: [['form_by', ['country']], more, ['form_top', '5']], text: 'dau by country top 5' },
  ...['vs previous', 'vs last week', 'vs last month', 'vs last year'].map((comparison) => ({
    kind: 'dau',
    steps: [more, ['form_comparison', comparison]] satisfies FormStep[],
    text: `dau ${comparison}`,
  })),
  { kind: 'dau', steps: [more, ['form_more', 'project Acme']], text: 'dau project Acme' },
  { kind: 'dau', steps: [['form_destination', 'private']], text: 'dau private' },
  ...['as table', 'as csv'].map((output) => ({
    kind: 'dau',
    steps: [more, ['form_output', output]] satisfies FormStep[],
    text: `dau ${output}`,
  })),
]
