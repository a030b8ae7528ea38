/**
 * The clauses of the language as data: how each begins, what it means, an example. The parser finds clauses by their
 * openings, names end where one begins, `help` prints meanings and examples, and mistakes quote the examples.
 */
export const clauseNames = [
  'range',
  'interval',
  'by',
  'where',
  'cohort',
  'who did',
  'segment',
  'metric',
  'rolling',
  'smoothed',
  'within',
  'order',
  'population',
  'method',
  'top',
  'vs',
  'project',
  'private',
  'as',
] as const
export type ClauseName = (typeof clauseNames)[number]

export interface ClauseDefinition {
  /**
   * The words it begins with. `#` stands for something that begins with a digit, `@` for a date and `*` for a word
   * that opens no other clause, `…` for anything, even nothing. A date alone opens a range as well.
   */
  openings: readonly string[]
  /** What its keyword needs behind it, for “`where` needs a condition”; undefined where it stands alone. */
  needs?: string
  meaning: string
  /** Texts that can stand in a question as they are; the first is the one that mistakes quote. */
  examples: readonly [string, ...string[]]
  /** Words people try, and the keyword that they mean; they lead to a suggestion, never to a guess. */
  alsoCalled?: Readonly<Record<string, string>>
}

export const clauseDefinitions: Readonly<Record<ClauseName, ClauseDefinition>> = {
  range: {
    openings: [
      'today',
      'yesterday',
      'last #',
      'last hour',
      'last day',
      'last week',
      'last month',
      'last quarter',
      'last year',
      'this week',
      'this month',
      'this quarter',
      'this year',
      'since @',
    ],
    needs: 'a time',
    meaning: 'the time to look at, in whole days; `last 30d` is today and the 29 days before',
    examples: [
      'last 30d',
      'today',
      'yesterday',
      'last 8 weeks',
      'last 3 months',
      'last 24h',
      'this week',
      'last month',
      'since 2026-10-01',
      '2026-10-01..2026-10-31',
      '2026-10-12',
    ],
    alsoCalled: { past: 'last', from: 'since', after: 'since' },
  },
  interval: {
    openings: ['5min', 'hourly', 'daily', 'weekly', 'monthly'],
    meaning: 'how wide one point is; when not given, the unit of the range',
    examples: ['daily', 'weekly', 'monthly', 'hourly', '5min'],
    alsoCalled: { hour: 'hourly', day: 'daily', week: 'weekly', month: 'monthly' },
  },
  by: {
    openings: ['by …'],
    needs: 'a property',
    meaning:
      'split by a property; your own user properties are `gp:plan` or `user.plan`, an event’s are `event.genre`',
    examples: ['by country', 'by platform, gp:plan', 'by event.genre'],
    alsoCalled: { per: 'by', split: 'by', grouped: 'by', across: 'by' },
  },
  where: {
    openings: ['where …'],
    needs: 'a condition',
    meaning:
      'only what meets the conditions; operators are `is`, `is not`, `contains`, `does not contain`, `<` `<=` `>` `>=`, `is set`, `is not set`',
    examples: [
      'where country is Japan',
      'where country is Germany, Japan and gp:plan is not free',
      'where platform is set',
    ],
    alsoCalled: {
      with: 'where',
      filter: 'where',
      filtered: 'where',
      having: 'where',
      if: 'where',
      when: 'where',
    },
  },
  cohort: {
    openings: ['cohort …'],
    needs: 'a cohort’s id',
    meaning: 'only people in a cohort; the id is the last part of its address',
    examples: ['cohort 5mjbq8w', 'cohort is not 5mjbq8w'],
  },
  'who did': {
    openings: ['who did'],
    needs: 'an event',
    meaning: 'only people who did an event so many times in the days before',
    examples: ['who did $3 in 30d', 'who did $3 >= 2 in 30d', 'who did not $3 in 30d'],
  },
  segment: {
    openings: ['segment …'],
    needs: 'a condition',
    meaning: 'compare groups of people: one `segment` for each',
    examples: ['segment country is Japan segment country is Germany and platform is iOS'],
    alsoCalled: { compare: 'segment' },
  },
  metric: {
    openings: ['uniques', 'totals', 'average', '%dau', 'sum of', 'avg of', 'average of', 'histogram of'],
    needs: 'a property of the event',
    meaning:
      'what to count: people (the default), times, times per person, share of active users, or a number on the event',
    examples: ['sum of price', 'uniques', 'totals', 'average', '%dau', 'avg of price', 'histogram of price'],
    alsoCalled: { unique: 'uniques', users: 'uniques', total: 'totals', count: 'totals', mean: 'average' },
  },
  rolling: {
    openings: ['rolling #'],
    needs: 'a number of points',
    meaning: 'each point counts a window of that many points',
    examples: ['rolling 7'],
  },
  smoothed: {
    openings: ['smoothed #'],
    needs: 'a number of points',
    meaning: 'each point is the average of that many points',
    examples: ['smoothed 7'],
    alsoCalled: { smooth: 'smoothed' },
  },
  within: {
    openings: ['within #'],
    needs: 'a length of time',
    meaning: 'how long people have from the first step to the last; 30 days when not given',
    examples: ['within 7d', 'within 12h', 'within 30min', 'within 90s', 'within 2 weeks'],
  },
  order: {
    openings: ['in order', 'in any order', 'in sequence'],
    meaning:
      'whether steps keep their order (the default), come in any, or follow each other with nothing between',
    examples: ['in any order', 'in sequence', 'in order'],
  },
  population: {
    openings: ['for new users', 'for active users'],
    needs: '`new users` or `active users`',
    meaning: 'only people who were new in that time',
    examples: ['for new users'],
  },
  method: {
    openings: ['n-day', 'unbounded', 'brackets #'],
    needs: 'ranges of days',
    meaning: 'returned on exactly that day (the default), on that day or later, or within a span of days',
    examples: ['brackets 0-1, 2-7, 8-14', 'unbounded', 'n-day'],
  },
  top: {
    openings: ['top #'],
    needs: 'a number',
    meaning: 'how many groups to show',
    examples: ['top 5'],
    alsoCalled: { limit: 'top', first: 'top' },
  },
  vs: {
    openings: ['vs previous', 'vs last', 'vs this', 'vs yesterday', 'vs today'],
    needs: '`previous`, `last week`, `last month` or `last year`',
    meaning:
      'the same for earlier days: `previous` is as many days just before; the others are the same weekdays 7 days, 4 weeks or 52 weeks earlier',
    examples: ['vs previous', 'vs last week', 'vs last month', 'vs last year'],
    alsoCalled: { versus: 'vs', against: 'vs' },
  },
  project: {
    openings: ['project *'],
    needs: 'a project’s name',
    meaning: 'ask another project',
    examples: ['project Acme EU'],
  },
  private: {
    openings: ['private'],
    meaning: 'only you see the answer',
    examples: ['private'],
    alsoCalled: { privately: 'private', secret: 'private' },
  },
  as: {
    openings: ['as table', 'as csv', 'as picture'],
    needs: '`table` or `csv`',
    meaning: 'the numbers instead of a picture, or a file',
    examples: ['as table', 'as csv'],
    alsoCalled: { format: 'as' },
  },
}
