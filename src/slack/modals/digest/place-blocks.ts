import type { KnownBlock } from '@slack/types'
import { inputBlock, selectInput } from '../form-fields.ts'
import { digestBlocks, digestFormActions } from './digest-form-ids.ts'
import type { DigestForm } from './digest-form.ts'

/** Where the digest goes: a channel by its id, also a private one, or a person. */
export function placeBlocks(form: DigestForm): KnownBlock[] {
  const place = selectInput({
    blockId: digestBlocks.place,
    actionId: digestFormActions.field('place'),
    label: 'Where it goes',
    choices: [
      { value: 'channel', label: 'A channel' },
      { value: 'person', label: 'A person, as a direct message' },
    ],
    value: form.place,
  })
  return [place, form.place === 'person' ? personBlock(form) : channelBlock(form)]
}

/** Channels shared with another company are left out: the numbers are ours. */
function channelBlock({ channelId }: DigestForm): KnownBlock {
  const select = inputBlock(
    { blockId: digestBlocks.channel, label: 'Channel' },
    {
      type: 'conversations_select',
      action_id: digestFormActions.field('channel'),
      filter: { include: ['public', 'private', 'mpim'], exclude_external_shared_channels: true },
      ...(channelId === '' ? { default_to_current_conversation: true } : { initial_conversation: channelId }),
    },
  )
  return { ...select, dispatch_action: false }
}

function personBlock({ personId }: DigestForm): KnownBlock {
  const select = inputBlock(
    { blockId: digestBlocks.person, label: 'Person' },
    {
      type: 'users_select',
      action_id: digestFormActions.field('person'),
      ...(personId === '' ? {} : { initial_user: personId }),
    },
  )
  return { ...select, dispatch_action: false }
}
