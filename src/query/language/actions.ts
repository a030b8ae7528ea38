/** What can be said besides asking: the words that do something with questions or with the bot itself. */
export const actionNames = [
  'build',
  'save',
  'saved',
  'forget',
  'every',
  'digests',
  'digest',
  'alert',
  'alerts',
  'why',
  'note',
  'notes',
  'status',
  'projects',
] as const
export type ActionName = (typeof actionNames)[number]

export interface ActionDefinition {
  meaning: string
  examples: readonly [string, ...string[]]
}

export const actionDefinitions: Readonly<Record<ActionName, ActionDefinition>> = {
  build: {
    meaning: 'a form to put a question together; what stands behind it is filled in',
    examples: ['build', 'build funnel $1 > $2'],
  },
  save: {
    meaning: 'keep your last question by a name; `/amp weekly-signups` then asks it again',
    examples: ['save weekly-signups'],
  },
  saved: { meaning: 'the questions that were kept', examples: ['saved'] },
  forget: {
    meaning: 'delete a question that was kept: your own, or for administrators anybody’s',
    examples: ['forget weekly-signups'],
  },
  every: {
    meaning: 'a digest for this channel: its time, then the questions, with `;` between them',
    examples: [
      'every weekday at 9:00 dau last 30d; retention last 8 weeks',
      'every monday at 8:30 Europe/Berlin wau; funnel $1 > $2',
      'every month on the 1st mau',
      'every hour realtime',
      'cron 0 9 * * 1-5 dau last 30d',
    ],
  },
  digests: {
    meaning: 'the digests of this channel, yours with `mine`, or everybody’s with `all`',
    examples: ['digests', 'digests mine', 'digests all'],
  },
  digest: {
    meaning: 'a form for a new digest; with its number, look after one',
    examples: [
      'digest new',
      'digest new dau last 30d; funnel $1 > $2',
      'digest 3 run',
      'digest 3 pause',
      'digest 3 resume',
      'digest 3 edit',
      'digest 3 history',
      'digest 3 delete',
      'digest 3 give to @ana',
    ],
  },
  alert: {
    meaning:
      'watch a number and tell this channel when it drops, rises, leaves its limits or is unusual; with its number, look after an alert',
    examples: [
      'alert dau drops 20% vs last week',
      'alert realtime below 500 for 3',
      'alert event $3 hourly totals unusual',
      'alert event $3 unusual quiet',
      'alert funnel $1 > $2 below 40%',
      'alert retention day 7 drops 10%',
      'alert dau by platform outside 900..1200 min 50',
      'alert new',
      'alert 4 test',
      'alert 4 backtest',
      'alert 4 acknowledge',
      'alert 4 snooze 2h',
      'alert 4 snooze until tomorrow',
      'alert 4 mute',
      'alert 4 resume',
      'alert 4 edit',
      'alert 4 history',
      'alert 4 delete',
      'alert 4 give to @ana',
    ],
  },
  alerts: {
    meaning: 'the alerts of this channel with how they stand, yours with `mine`, or everybody’s with `all`',
    examples: ['alerts', 'alerts mine', 'alerts all'],
  },
  why: {
    meaning: 'which groups a change is made of, against the same days a week earlier',
    examples: ['why dau yesterday', 'why event $3'],
  },
  note: {
    meaning: 'a day that is special: left out of what is usual, marked in pictures, quoted by alerts',
    examples: [
      'note 2026-11-27 Black Friday',
      'note 2026-12-24 to 2026-12-26 Christmas break',
      'note 2026-11-27 delete',
    ],
  },
  notes: { meaning: 'the days that have a note, and the public holidays ahead', examples: ['notes'] },
  status: {
    meaning: 'how busy the bot is, how much may still be asked, and which digests come next',
    examples: ['status'],
  },
  projects: { meaning: 'the projects that can be asked', examples: ['projects'] },
}
