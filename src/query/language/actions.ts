/** What can be said besides asking: the words that do something with questions or with the bot itself. */
export const actionNames = ['build', 'save', 'saved', 'forget', 'status', 'projects'] as const
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
  status: { meaning: 'how busy the bot is, and how much may still be asked', examples: ['status'] },
  projects: { meaning: 'the projects that can be asked', examples: ['projects'] },
}
