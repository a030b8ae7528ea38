import type { DemoChannel, DemoUser } from '../../slack/page-protocol.ts'
import type { ChoiceOption, SelectElement } from '../blocks/block-kit.ts'
import type { ElementValue } from './element-value.ts'

/** One entry of a select, whatever it selects from. */
export type Choice =
  | { kind: 'option'; key: string; label: string; description: string | undefined; option: ChoiceOption }
  | { kind: 'person'; key: string; label: string; user: DemoUser }
  | { kind: 'channel'; key: string; label: string; channel: DemoChannel }

export interface ChoiceGroup {
  label: string | undefined
  choices: readonly Choice[]
}

export interface Directory {
  users: readonly DemoUser[]
  channels: readonly DemoChannel[]
}

export function optionChoice(option: ChoiceOption): Choice {
  return {
    kind: 'option',
    key: option.value ?? option.text.text,
    label: option.text.text,
    description: option.description?.text,
    option,
  }
}

/** What a select offers; undefined for external selects, whose options the bot gives when asked. */
export function choicesOf(element: SelectElement, directory: Directory): ChoiceGroup[] | undefined {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return staticGroups(element)
    case 'external_select':
    case 'multi_external_select':
      return undefined
    case 'users_select':
    case 'multi_users_select':
      return [{ label: undefined, choices: directory.users.map(personChoice) }]
    case 'channels_select':
    case 'multi_channels_select':
      return [{ label: undefined, choices: publicChannels(directory).map(channelChoice) }]
    case 'conversations_select':
    case 'multi_conversations_select':
      return [
        {
          label: undefined,
          choices: conversations(directory, element.filter).map(conversationChoice(directory)),
        },
      ]
  }
}

function staticGroups(
  element: Extract<SelectElement, { type: 'static_select' | 'multi_static_select' }>,
): ChoiceGroup[] {
  const groups = element.option_groups?.map(({ label, options }) => ({
    label: label.text,
    choices: options.map(optionChoice),
  }))
  return groups ?? [{ label: undefined, choices: (element.options ?? []).map(optionChoice) }]
}

function publicChannels(directory: Directory): DemoChannel[] {
  return directory.channels.filter((channel) => channel.kind === 'public')
}

type Filter = Extract<SelectElement, { type: 'conversations_select' }>['filter']

function conversations(directory: Directory, filter: Filter): DemoChannel[] {
  const isBot = (channel: DemoChannel): boolean =>
    directory.users.some((user) => user.id === channel.name && user.isBot)
  return directory.channels.filter((channel) => {
    if (filter?.include !== undefined && !filter.include.includes(channel.kind)) return false
    return !(filter?.exclude_bot_users === true && channel.kind === 'im' && isBot(channel))
  })
}

function personChoice(user: DemoUser): Choice {
  return { kind: 'person', key: user.id, label: user.realName, user }
}

function channelChoice(channel: DemoChannel): Choice {
  return { kind: 'channel', key: channel.id, label: channel.name, channel }
}

/** A direct message is shown as the person, and still chosen by the conversation's id. */
function conversationChoice(directory: Directory): (channel: DemoChannel) => Choice {
  return (channel) => {
    const user = channel.kind === 'im' ? directory.users.find(({ id }) => id === channel.name) : undefined
    return user === undefined ? channelChoice(channel) : { ...personChoice(user), key: channel.id }
  }
}

/** The choices that a value stands for, with ids looked up again in what is offered. */
export function chosenIn(value: ElementValue, groups: readonly ChoiceGroup[]): Choice[] {
  const known = new Map(groups.flatMap(({ choices }) => choices).map((choice) => [choice.key, choice]))
  return heldIn(value)
    .map((held) => (typeof held === 'string' ? known.get(held) : optionChoice(held)))
    .filter(isKnown)
}

function heldIn(value: ElementValue): (string | ChoiceOption)[] {
  const parts = Object.entries(value).flatMap(([key, part]) =>
    key.startsWith('selected_') ? [part].flat() : [],
  )
  return parts.filter((part) => part !== null) as (string | ChoiceOption)[]
}

function isKnown(choice: Choice | undefined): choice is Choice {
  return choice !== undefined
}

/** The value that choosing these gives; a single select holds the first. */
export function valueOf(type: SelectElement['type'], chosen: readonly Choice[]): ElementValue {
  const keys = chosen.map((choice) => choice.key)
  const options = chosen.flatMap((choice) => (choice.kind === 'option' ? [choice.option] : []))
  switch (type) {
    case 'static_select':
    case 'external_select':
      return { type, selected_option: options[0] ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: options }
    case 'users_select':
      return { type, selected_user: keys[0] ?? null }
    case 'multi_users_select':
      return { type, selected_users: keys }
    case 'channels_select':
      return { type, selected_channel: keys[0] ?? null }
    case 'multi_channels_select':
      return { type, selected_channels: keys }
    case 'conversations_select':
      return { type, selected_conversation: keys[0] ?? null }
    case 'multi_conversations_select':
      return { type, selected_conversations: keys }
  }
}

/** Those whose words hold what was typed, without regard to case; groups that are left empty go. */
export function matchingChoices(groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return [...groups]
  return groups
    .map(({ label, choices }) => ({ label, choices: choices.filter((choice) => matches(choice, wanted)) }))
    .filter(({ choices }) => choices.length > 0)
}

function matches(choice: Choice, wanted: string): boolean {
  const words = choice.kind === 'option' ? `${choice.label} ${choice.description ?? ''}` : choice.label
  return words.toLowerCase().includes(wanted)
}
