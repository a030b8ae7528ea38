import type { ToldPart } from './digest-line.ts'
import type { SlotFacts } from './slot-words.ts'

/** What a reader in a hurry has to know, in a sentence or two; '' where that is no more than the lines say. */
export function verdictOf(
  told: readonly ToldPart[],
  failed: number,
  { digest, trigger }: Pick<SlotFacts, 'digest' | 'trigger'>,
): string {
  const { onlyWhenMoved } = digest.definition
  if (told.length === 0) return failed === 1 ? 'It could not be answered.' : 'None of it could be answered.'
  const judged = told.filter(({ surprise }) => surprise.kind === 'judged').length
  const moved = told.filter(({ hasMoved }) => hasMoved).length
  const isQuiet = judged > 0 && moved === 0
  return [
    judged === 0 ? '' : moved > 0 ? movedWords(moved, judged, told.length) : calmWords(told.length + failed),
    failed === 0 ? '' : `${failed} of ${told.length + failed} could not be answered.`,
    onlyWhenMoved && isQuiet && trigger === 'test' ? 'By its schedule it would not have come.' : '',
    onlyWhenMoved && judged === 0
      ? 'Whether anything moved cannot be told of these, so they come each time.'
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function calmWords(parts: number): string {
  return parts === 1 ? 'Within its usual ups and downs.' : 'Nothing beyond the usual ups and downs.'
}

/** Of how many is said only where all of them could have moved. */
function movedWords(moved: number, judged: number, all: number): string {
  if (all === 1) return 'It moved more than usual.'
  const everybody = all === 2 ? 'Both' : `All ${all}`
  const who = moved === all ? everybody : judged === all ? `${moved} of ${all}` : `${moved}`
  return `${who} moved more than usual.`
}
