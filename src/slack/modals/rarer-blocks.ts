import type { KnownBlock } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import { choiceBlocks } from './choice-blocks.ts'
import { textKind, type Form } from './form.ts'
import { numberInput, textInput } from './form-fields.ts'
import { takes } from './form-kinds.ts'

const rarerChoices = ['interval', 'comparison', 'order', 'population', 'method', 'output'] as const

/** Shown on demand, and where they say something. */
export function rarerBlocks(form: Form): KnownBlock[] {
  if (form.kind === textKind) return []
  const blocks: KnownBlock[] = choiceBlocks(
    form,
    rarerChoices.filter((name) => form.isWhole || form.choices[name] !== ''),
  )
  for (const name of ['rolling', 'smoothed', 'top'] as const) {
    if (form[name] !== '' || (form.isWhole && canCount(form, name))) blocks.push(countBlock(form, name))
  }
  if (form.more !== '' || form.isWhole) blocks.push(moreBlock(form))
  return blocks
}

type Count = 'rolling' | 'smoothed' | 'top'

/** There are groups to choose among only where the question is split. */
function canCount(form: Form, name: Count): boolean {
  const hasGroups = form.groupBy.length > 0 || !takes(form, 'by')
  return takes(form, name) && (name !== 'top' || hasGroups)
}

const countLabels: Readonly<Record<Count, string>> = {
  rolling: 'Each point counts a window of so many points',
  smoothed: 'Each point is the average of so many points',
  top: 'How many groups',
}

function countBlock(form: Form, name: Count): KnownBlock {
  return numberInput({
    blockId: blockIds[name],
    actionId: formActions.field(name),
    label: countLabels[name],
    least: name === 'top' ? 1 : 2,
    ...(name === 'top' ? { most: 1_000 } : {}),
    value: form[name],
    isOptional: true,
  })
}

function moreBlock({ more }: Form): KnownBlock {
  return textInput({
    blockId: blockIds.more,
    actionId: formActions.field('more'),
    label: 'Anything else, as typed',
    hint: 'Clauses that have no field here; /amp help lists them all.',
    placeholder: 'last 45d',
    isOptional: true,
    value: more,
  })
}
