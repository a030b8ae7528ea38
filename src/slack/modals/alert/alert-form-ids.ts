/** The ids of the alert form's blocks: a field has one id wherever it means the same, so that Slack keeps what was typed. */
export const alertBlocks = {
  /** Slack keeps what was typed into a field, so one whose words were put right is another one. */
  question: (edition: number) => `question.${edition}`,
  title: 'title',
  owner: 'owner',
  condition: (edition: number) => `condition.${edition}`,
  amount: (edition: number) => `amount.${edition}`,
  upper: 'upper',
  against: 'against',
  sensitivity: 'sensitivity',
  age: (edition: number) => `age.${edition}`,
  forPoints: (edition: number) => `for.${edition}`,
  minimum: (edition: number) => `minimum.${edition}`,
  quiet: 'quiet',
  quietFrom: 'quiet.from',
  quietTo: 'quiet.to',
  endsOn: 'ends',
  reminders: 'reminders',
} as const

/** Everything in the form that can be pressed or chosen has an id that begins so. */
export const alertFormPrefix = 'alertform_'

export const alertFormActions = {
  field: (name: string) => `${alertFormPrefix}${name}`,
  showAll: `${alertFormPrefix}show_all`,
  picture: `${alertFormPrefix}picture`,
} as const
