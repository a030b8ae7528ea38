import type { BlockJson } from '../page-protocol.ts'
import type { Surface } from '../validate-blocks.ts'
import { isRecord } from './checks.ts'
import type { Place } from './place.ts'

/** What holds for all blocks of a message or view together; it looks only at blocks that are right by themselves. */
export function checkWhole(blocks: readonly BlockJson[], surface: Surface, place: Place): void {
  checkBlockIds(blocks, place)
  for (const [index, block] of blocks.entries()) checkActionIds(block, place.at(index))
  checkCount(blocks, 'table', { most: 1, message: 'only_one_table_allowed', place })
  checkCount(blocks, 'data_visualization', {
    most: 2,
    message: 'no more than 2 data_visualization blocks allowed',
    place,
  })
  for (const [type, most] of Object.entries(longestTexts)) checkLength(blocks, { type, most, place })
  if (surface !== 'message') checkFocus(blocks, place)
}

/** Characters that all blocks of one type may hold together. */
const longestTexts = { table: 10_000, data_table: 10_000, markdown: 12_000 }

function checkBlockIds(blocks: readonly BlockJson[], place: Place): void {
  const seen = new Set<string>()
  for (const [index, block] of blocks.entries()) {
    const id = block['block_id']
    if (typeof id !== 'string') continue
    if (seen.has(id)) place.at(index).at('block_id').refuse(`block_id already exists: ${id}`)
    seen.add(id)
  }
}

/** An action id is unique in its block, wherever in it its elements stand. */
function checkActionIds(block: BlockJson, place: Place): void {
  const seen = new Set<string>()
  visit(block, place, (found, at) => {
    const id = found['action_id']
    if (typeof id !== 'string') return
    if (seen.has(id)) at.at('action_id').refuse(`action_id already exists: ${id}`)
    seen.add(id)
  })
}

function checkCount(
  blocks: readonly BlockJson[],
  type: string,
  rule: { most: number; message: string; place: Place },
): void {
  const indexes = [...blocks.keys()].filter((index) => blocks[index]?.type === type)
  for (const index of indexes.slice(rule.most)) rule.place.at(index).refuse(rule.message)
}

function checkLength(
  blocks: readonly BlockJson[],
  { type, most, place }: { type: string; most: number; place: Place },
): void {
  let length = 0
  for (const [index, block] of blocks.entries()) {
    if (block.type !== type) continue
    visit(block, place, (found) => {
      if (typeof found['text'] === 'string') length += found['text'].length
    })
    if (length > most) {
      return place.at(index).refuse(`all ${type} blocks together must be less than ${most + 1} characters`)
    }
  }
}

function checkFocus(blocks: readonly BlockJson[], place: Place): void {
  let hasFocus = false
  visit(blocks, place, (found, at) => {
    if (found['focus_on_load'] !== true) return
    if (hasFocus) at.at('focus_on_load').refuse('only one element can have focus_on_load')
    hasFocus = true
  })
}

/** Calls `look` with every object inside `value`, itself included, and where it stands. */
function visit(
  value: unknown,
  place: Place,
  look: (found: Record<string, unknown>, at: Place) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, place.at(index), look)
  } else if (isRecord(value)) {
    look(value, place)
    for (const [key, item] of Object.entries(value)) visit(item, place.at(key), look)
  }
}
