/** The ids of the digest form's blocks: a field has one id wherever it means the same, so that Slack keeps what was typed. */
export const digestBlocks = {
  title: 'title',
  question: (id: number) => `question.${id}`,
  when: (edition: number) => `when.${edition}`,
  zone: (edition: number) => `zone.${edition}`,
  place: 'place',
  channel: 'channel',
  person: 'person',
  comparison: 'comparison',
  onlyWhenMoved: 'moved',
  call: 'call',
  calledPerson: 'called.person',
  calledGroup: 'called.group',
  layout: 'layout',
  pictures: 'pictures',
  grace: 'grace',
} as const

/** Everything in the form that can be pressed or chosen has an id that begins so. */
export const digestFormPrefix = 'digestform_'

export const digestFormActions = {
  field: (name: string) => `${digestFormPrefix}${name}`,
  question: (id: number) => `${digestFormPrefix}question_${id}`,
  /** What can be done with a question: move it, or take it away. */
  menu: (id: number) => `${digestFormPrefix}menu_${id}`,
  add: `${digestFormPrefix}add`,
  zone: `${digestFormPrefix}zone`,
  showAll: `${digestFormPrefix}show_all`,
  preview: `${digestFormPrefix}preview`,
} as const

/** What the menu of a question offers. */
export const questionMoves = ['up', 'down', 'remove'] as const
