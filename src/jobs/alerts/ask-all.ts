import type { RememberedAlert } from './alert-store.ts'
import {
  askJudged,
  questionFor,
  type AskJudgedDeps,
  type JudgedAnswer,
  type JudgedQuestion,
} from './ask-judged.ts'
import { withinPartDeadline } from '../part-deadline.ts'
import { createTurns } from '../digests/turns.ts'

/** What became of a question, and the alerts that share it. */
export interface Asked {
  /** Undefined where the text is no question any more. */
  question: JudgedQuestion | undefined
  members: readonly RememberedAlert[]
  outcome: { answer: JudgedAnswer } | { error: unknown }
}

/** Asks what alerts want to know, each question once, all at the same time. Rejects only with the signal's reason. */
export async function askAll(
  deps: AskJudgedDeps,
  members: readonly RememberedAlert[],
  signal: AbortSignal,
): Promise<readonly Asked[]> {
  // To read two hundred questions in one breath would hold up everybody else for a second.
  const turns = createTurns()
  const unasked: Asked[] = []
  const byText = new Map<string, { question: JudgedQuestion; members: RememberedAlert[] }>()
  // What is written alike is read once; what is written differently may be the same question all the same.
  const written = Map.groupBy(
    members,
    ({ alert: { definition } }) => `${definition.age} ${definition.question}`,
  )
  for (const some of written.values()) {
    const [first] = some
    if (first === undefined) continue
    await turns.take()
    try {
      const question = questionFor(deps, first.alert)
      const known = byText.get(question.text)
      if (known === undefined) byText.set(question.text, { question, members: some })
      else known.members.push(...some)
    } catch (error) {
      unasked.push({ question: undefined, members: some, outcome: { error } })
    }
  }
  const asked = [...byText.values()].map(async (group) => {
    await turns.take()
    return await askOne(deps, group, signal)
  })
  return [...unasked, ...(await Promise.all(asked))]
}

async function askOne(
  deps: AskJudgedDeps,
  { question, members }: Pick<Asked, 'members'> & { question: JudgedQuestion },
  signal: AbortSignal,
): Promise<Asked> {
  try {
    const ask = async (within: AbortSignal) => await askJudged(deps, question, within)
    return { question, members, outcome: { answer: await withinPartDeadline(deps.clock, signal, ask) } }
  } catch (error) {
    signal.throwIfAborted()
    return { question, members, outcome: { error } }
  }
}
