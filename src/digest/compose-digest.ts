import { plural } from '../result/format-value.ts'
import { digestLine, type ToldPart } from './digest-line.ts'
import type { DigestLine, DigestMessage } from './digest-message.ts'
import { digestText, moveWords } from './digest-text.ts'
import { isAnswered, type FailedPart, type PartAnswer } from './part-answer.ts'
import { verdictOf } from './verdict.ts'
import { contextOf, dateLineOf, marksOf, type SlotFacts } from './slot-words.ts'

/** What a slot's answers come to. */
export type ComposedDigest =
  | { kind: 'message'; message: DigestMessage; told: readonly ToldPart[] }
  /** Nothing moved, and it comes only when something does: why, as sentences. */
  | { kind: 'quiet'; reason: string }

/** Those that stand on top, with what is remarkable about them. */
const mostMovers = 3
/** Below so many robust standard deviations nothing is worth a line of its own. */
const noticeable = 2
/** Up to so many parts have a line each; of more the usual ones are folded into one. */
const mostLines = 8

/**
 * Puts a digest together: what moved first, the most surprising on top, then the others in the digest's order, and in one line
 * where they are many. What could not be answered is told with its reason. Pictures are added by whoever draws them. `told` are the
 * answered parts in the order in which they are read.
 */
export function composeDigest(parts: readonly PartAnswer[], facts: SlotFacts): ComposedDigest {
  const { digest } = facts
  const answers = parts.filter(isAnswered)
  const failures = parts.filter((part): part is FailedPart => !isAnswered(part))
  const told = answers.map((part) => digestLine(part, digest.projectName))
  const moved = told.filter(({ hasMoved }) => hasMoved).toSorted(bySurprise)
  if (isQuiet(told, failures, facts)) return { kind: 'quiet', reason: quietReason(told) }
  const calm = told.filter(({ hasMoved }) => !hasMoved)
  const folded = told.length > mostLines ? foldable(calm) : []
  const shown = [...moved, ...calm.filter((part) => !folded.includes(part))]
  return {
    kind: 'message',
    message: withText({
      digestId: digest.id,
      title: digest.definition.title,
      projectName: digest.projectName,
      dateLine: dateLineOf(facts),
      marks: marksOf(facts),
      verdict: verdictOf(told, failures.length, facts),
      ...calledBy(facts),
      lines: shown.map(({ line }, index) => (index < mostMovers ? line : withoutRemark(line))),
      quiet: folded.map(({ line }) => line),
      failures,
      context: contextOf(facts, answers),
      pictures: [],
    }),
    told: [...shown, ...folded],
  }
}

/** A test calls nobody. */
function calledBy({ digest, trigger }: SlotFacts): Pick<DigestMessage, 'mention'> {
  const { mention } = digest.definition
  return mention === undefined || trigger === 'test' ? {} : { mention }
}

/** With a remark each, seven movers would be a wall; what they did stands in their change all the same. */
function withoutRemark(line: DigestLine): DigestLine {
  return { ...line, remark: undefined }
}

function withText(message: Omit<DigestMessage, 'text'>): DigestMessage {
  return { ...message, text: digestText(message) }
}

function bySurprise({ line: a }: ToldPart, { line: b }: ToldPart): number {
  return b.surprise - a.surprise
}

/** Only what is well within the usual is folded; what is not, and what nobody can tell, keeps a line. */
function foldable(calm: readonly ToldPart[]): readonly ToldPart[] {
  const usual = calm.filter(({ surprise }) => surprise.kind === 'judged' && surprise.score < noticeable)
  return usual.length > 1 ? usual : []
}

/** A part that failed may have moved, and what cannot be judged at all would be silent for good: then it comes. */
function isQuiet(
  told: readonly ToldPart[],
  failures: readonly FailedPart[],
  { digest, trigger }: SlotFacts,
): boolean {
  if (!digest.definition.onlyWhenMoved || trigger === 'test' || failures.length > 0) return false
  return told.some(({ surprise }) => surprise.kind === 'judged') && !told.some(({ hasMoved }) => hasMoved)
}

function quietReason(told: readonly ToldPart[]): string {
  const judged = told.filter(({ surprise }) => surprise.kind === 'judged').toSorted(bySurprise)
  const [nearest] = judged
  const rest = told.length - judged.length
  const unknown = rest === 0 ? '' : ` About ${plural(rest, 'other')} nothing can be said.`
  const most = nearest === undefined ? '' : `, most of all ${changeWords(nearest.line)}`
  return `Nothing moved: ${plural(judged.length, 'metric')} as usual${most}.${unknown}`
}

function changeWords(line: DigestLine): string {
  const moved = moveWords(line)
  return `${line.title}, ${line.value}${moved === '' ? '' : ` (${moved})`}`
}
