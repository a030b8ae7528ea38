import type { BlockProblem } from '../validate-blocks.ts'
import { object } from './checks.ts'
import { offeredOptions, offersOnce } from './objects/options.ts'
import { Place } from './place.ts'

const answer = object({ fields: offeredOptions(0), rules: [offersOnce] })

/** What is wrong with a bot's answer to `block_suggestion`: `{ options }` or `{ option_groups }`, at most a hundred. */
export function optionsProblems(value: unknown): BlockProblem[] {
  const place = new Place('', 'modal', [])
  answer(value, place)
  return place.problems
}
