import { actionDefinitions, actionNames, type ActionName } from './language/actions.ts'
import { clauseDefinitions, clauseNames, type ClauseName } from './language/clause-definitions.ts'
import type { KindDefinition } from './language/kinds/kind-definition.ts'
import { findKind, kinds } from './language/kinds/kinds.ts'
import { writeName } from './language/name.ts'
import { fillExample } from './language/sample-events.ts'

/** A page of help, to be laid out by whoever shows it. All `text`s can be typed as they are, `meaning`s hold backticks. */
export interface HelpPage {
  title: string
  sections: readonly HelpSection[]
}

export interface HelpSection {
  heading: string
  entries: readonly HelpEntry[]
}

export interface HelpEntry {
  /** What to type: a whole question where `isQuestion`, else a clause to put into one, or `/amp` with what to do. */
  text: string
  meaning: string
  isQuestion: boolean
}

/** What `help` can be asked about: every kind of question, every clause and everything else that can be done. */
export const helpTopics: readonly string[] = [
  ...kinds.map((kind) => kind.name),
  ...clauseNames,
  ...actionNames,
]

/** The topic that a word belongs to: a kind, a clause, or anything that begins one (`totals`, `weekly`, `trend`). */
export function findHelpTopic(typed: string): string | undefined {
  const words = typed.replaceAll('`', '').trim()
  const kind = findKind(words)
  if (kind !== undefined) return kind.name
  const action = actionNames.find((name) => name === words)
  if (action !== undefined) return action
  return clauseNames.find(
    (name) => name === words || clauseDefinitions[name].openings.some((opening) => begins(opening, words)),
  )
}

/**
 * The page on a topic, or the overview. `eventNames` are the project's busiest events, busiest first, for the examples;
 * where they are not known, sample names stand in.
 */
export function helpPage(topic: string | undefined, eventNames: readonly string[] = []): HelpPage {
  const names = eventNames.map((name) => writeName(name, 'step'))
  const kind = kinds.find(({ name }) => name === topic)
  if (kind !== undefined) return kindPage(kind, names)
  const action = actionNames.find((name) => name === topic)
  if (action !== undefined)
    return {
      title: action,
      sections: [{ heading: 'How it is written', entries: actionEntries(action, names) }],
    }
  const clause = clauseNames.find((name) => name === topic)
  return clause === undefined ? overview(names) : clausePage(clause, names)
}

function overview(names: readonly string[]): HelpPage {
  const questions = kinds.map((kind) => ({
    text: fillExample(kind.examples[Math.min(1, kind.examples.length - 1)] ?? kind.examples[0], names),
    meaning: kind.meaning,
    isQuestion: true,
  }))
  const clauses = clauseNames.map((name) => ({
    text: fillExample(clauseDefinitions[name].examples[0], names),
    meaning: clauseDefinitions[name].meaning,
    isQuestion: false,
  }))
  return {
    title: 'What you can ask',
    sections: [
      { heading: 'Questions', entries: questions },
      { heading: 'Add to a question, in any order', entries: clauses },
      {
        heading: 'Besides asking',
        entries: actionNames.flatMap((name) => actionEntries(name, names).slice(0, 1)),
      },
    ],
  }
}

function kindPage(kind: KindDefinition, names: readonly string[]): HelpPage {
  const examples = kind.examples.map((example, index) => ({
    text: fillExample(example, names),
    meaning: index === 0 ? kind.meaning : '',
    isQuestion: true,
  }))
  const clauses = clauseNames
    .filter((name) => kind.clauses.includes(name))
    .map((name) => ({
      text: fillExample(clauseDefinitions[name].examples[0], names),
      meaning: clauseDefinitions[name].meaning,
      isQuestion: false,
    }))
  return {
    title: [kind.name, ...kind.alsoSpelled].join(', '),
    sections: [
      { heading: 'Examples', entries: examples },
      { heading: 'What can be added', entries: clauses },
    ],
  }
}

function actionEntries(name: ActionName, names: readonly string[]): HelpEntry[] {
  const { meaning, examples } = actionDefinitions[name]
  return examples.map((example, index) => ({
    text: `/amp ${fillExample(example, names)}`,
    meaning: index === 0 ? meaning : '',
    isQuestion: false,
  }))
}

function clausePage(clause: ClauseName, names: readonly string[]): HelpPage {
  const { meaning, examples } = clauseDefinitions[clause]
  const takers = kinds.filter((kind) => kind.clauses.includes(clause))
  return {
    title: clause,
    sections: [
      {
        heading: 'How it is written',
        entries: examples.map((example, index) => ({
          text: fillExample(example, names),
          meaning: index === 0 ? meaning : '',
          isQuestion: false,
        })),
      },
      {
        heading: 'Where it can be added',
        entries: takers.map((kind) => ({
          text: fillExample(kind.examples[0], names),
          meaning: kind.meaning,
          isQuestion: true,
        })),
      },
    ],
  }
}

function begins(opening: string, words: string): boolean {
  return opening === words || opening.split(' ')[0] === words
}
