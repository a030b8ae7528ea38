import type { KnownBlock } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import { choiceBlocks } from './choice-blocks.ts'
import { textKind, type Form } from './form.ts'
import { inputBlock, textInput } from './form-fields.ts'
import { takes } from './form-kinds.ts'

const rarerChoices = ['interval', 'comparison', 'order', 'population', 'method', 'output'] as const

/** Shown on demand, and where they say something. */
export function rarerBlocks(form: Form): KnownBlock[] {
  if (form.kind === textKind) return []
  const blocks: KnownBlock[] = choiceBlocks(
    form,
    rarerChoices.filter((name) => form.isWhole || form.choices[name] !== ''),
  )
  const canHaveTop = takes(form, 'top') && (form.groupBy.length > 0 || !takes(form, 'by'))
  if (form.top !== '' || (form.isWhole && canHaveTop)) blocks.push(topBlock(form))
  if (form.more !== '' || form.isWhole) blocks.push(moreBlock(form))
  return blocks
}

function topBlock({ top }: Form): KnownBlock {
  return inputBlock(
    { blockId: blockIds.top, label: 'How many groups', isOptional: true },
    {
      type: 'number_input',
      action_id: formActions.field('top'),
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '1000',
      ...(top === '' ? {} : { initial_value: top }),
    },
  )
}

function moreBlock({ more }: Form): KnownBlock {
  return textInput({
    blockId: blockIds.more,
    actionId: formActions.field('more'),
    label: 'Anything else, as typed',
    hint: 'Segments, cohorts, who did what, another project: /amp help segment shows how.',
    placeholder: 'segment country is Japan segment country is Germany',
    isOptional: true,
    value: more,
  })
}
