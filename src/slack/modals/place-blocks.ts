import type { KnownBlock } from '@slack/types'
import { inputBlock, still, selectInput } from './form-fields.ts'

/** Where something goes, as the forms of digests and alerts hold it. */
export interface PlaceFields {
  place: 'channel' | 'person'
  channelId: string
  personId: string
}

export const placeBlockIds = { place: 'place', channel: 'channel', person: 'person' } as const

/** A channel by its id, also a private one, or a person. `field` makes the id of a field from its name. */
export function placeBlocks(form: PlaceFields, field: (name: string) => string): KnownBlock[] {
  const place = selectInput({
    blockId: placeBlockIds.place,
    actionId: field('place'),
    label: 'Where it goes',
    choices: [
      { value: 'channel', label: 'A channel' },
      { value: 'person', label: 'A person, as a direct message' },
    ],
    value: form.place,
  })
  return [place, form.place === 'person' ? personBlock(form, field) : channelBlock(form, field)]
}

/** Channels shared with another company are left out: the numbers are ours. */
function channelBlock({ channelId }: PlaceFields, field: (name: string) => string): KnownBlock {
  const select = inputBlock(
    { blockId: placeBlockIds.channel, label: 'Channel' },
    {
      type: 'conversations_select',
      action_id: field('channel'),
      filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
      ...(channelId === '' ? { default_to_current_conversation: true } : { initial_conversation: channelId }),
    },
  )
  return still(select)
}

function personBlock({ personId }: PlaceFields, field: (name: string) => string): KnownBlock {
  const select = inputBlock(
    { blockId: placeBlockIds.person, label: 'Person' },
    {
      type: 'users_select',
      action_id: field('person'),
      ...(personId === '' ? {} : { initial_user: personId }),
    },
  )
  return still(select)
}

/** What is missing, by block. */
export function placeMistake({ place, channelId, personId }: PlaceFields): Record<string, string> {
  if (place === 'person') return personId === '' ? { [placeBlockIds.person]: 'Choose a person.' } : {}
  return channelId === '' ? { [placeBlockIds.channel]: 'Choose a channel.' } : {}
}
