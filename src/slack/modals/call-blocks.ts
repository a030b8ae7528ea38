import type { KnownBlock } from '@slack/types'
import { inputBlock, plain, selectInput, still, textInput } from './form-fields.ts'

/** Who is called by name, as the forms of digests and alerts hold it. */
export interface CallFields {
  call: 'nobody' | 'here' | 'channel' | 'person' | 'group'
  calledPerson: string
  calledGroup: string
}

export const callBlockIds = { call: 'call', person: 'called.person', group: 'called.group' } as const

/** `field` makes the id of a field from its name. */
export function callBlocks(form: CallFields, field: (name: string) => string): KnownBlock[] {
  const call = selectInput({
    blockId: callBlockIds.call,
    actionId: field('call'),
    label: 'Mention',
    choices: [
      { value: 'nobody', label: 'Nobody' },
      { value: 'here', label: '@here, whoever is active' },
      { value: 'channel', label: '@channel, everybody in it' },
      { value: 'person', label: 'A person' },
      { value: 'group', label: 'A user group' },
    ],
    value: form.call,
  })
  if (form.call === 'person') return [call, calledPersonBlock(form, field)]
  return form.call === 'group' ? [call, calledGroupBlock(form, field)] : [call]
}

function calledPersonBlock({ calledPerson }: CallFields, field: (name: string) => string): KnownBlock {
  const select = inputBlock(
    { blockId: callBlockIds.person, label: 'Who is mentioned' },
    {
      type: 'users_select',
      action_id: field('called_person'),
      placeholder: plain('A person'),
      ...(calledPerson === '' ? {} : { initial_user: calledPerson }),
    },
  )
  return still(select)
}

/** Slack has no list of user groups to choose from, and to read them would need a scope of its own. */
function calledGroupBlock({ calledGroup }: CallFields, field: (name: string) => string): KnownBlock {
  const input = textInput({
    blockId: callBlockIds.group,
    actionId: field('called_group'),
    label: 'Id of the user group',
    hint: 'It ends the group’s link: More > User groups, the group, Copy link.',
    placeholder: 'S012AB3CD',
    value: calledGroup,
  })
  return still(input)
}

/** What is missing, by block. */
export function callMistake(form: CallFields): Record<string, string> {
  if (form.call === 'person' && form.calledPerson === '') return { [callBlockIds.person]: 'Choose a person.' }
  return form.call === 'group' && mentionOf(form) === undefined
    ? { [callBlockIds.group]: 'The id of a user group begins with S, such as S012AB3CD.' }
    : {}
}

/** The id that is called; undefined for nobody, and for a group whose id is none. */
export function mentionOf({ call, calledPerson, calledGroup }: CallFields): string | undefined {
  switch (call) {
    case 'nobody':
      return undefined
    case 'here':
    case 'channel':
      return call
    case 'person':
      return calledPerson
    case 'group':
      return /\bS[A-Z0-9]{5,}\b/.exec(calledGroup)?.[0]
  }
}

/** The fields for an id that is called. */
export function calledBy(mention: string | undefined): Partial<CallFields> {
  if (mention === undefined) return {}
  if (mention === 'here' || mention === 'channel') return { call: mention }
  return mention.startsWith('S')
    ? { call: 'group', calledGroup: mention }
    : { call: 'person', calledPerson: mention }
}
