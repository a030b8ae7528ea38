import { alertMemorySchema, emptyMemory, type AlertMemory } from '../../src/alert/alert-memory.ts'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import type { JudgedPoint } from '../../src/alert/judge/judged-series.ts'
import { transition, type Transition } from '../../src/alert/transition.ts'
import { anAlertDefinition } from './alerts.ts'

const beginning = Date.parse('2026-11-23T00:00:00Z')

/**
 * An alert that goes through checks said in a word or two: `drop 80`, `spike 300`, `outage`, `fine` (but not well back), `back`, `stay 80`
 * (as usual by now, where 100 was before), `gone` (no value), `learn`, `wait` (nothing new); `same` before it where it is of the same point, `held` where nothing may be told, `+5h` where time leaps before it. Its memory
 * goes through JSON between them, as it does in the database. Without reminders, unless its rule has some.
 */
export class ScriptedAlert {
  memory: AlertMemory = emptyMemory
  #now = beginning
  readonly #definition: AlertDefinition
  readonly #stepMs: number
  #incidents = 0

  constructor(changes: Partial<AlertDefinition> = {}, stepMs = 86_400_000) {
    this.#definition = anAlertDefinition({ mostReminders: 0, ...changes })
    this.#stepMs = stepMs
  }

  /** One check; of several groups their steps stand beside each other: `A drop 80 | B fine`. */
  check(step: string): Transition {
    const [, leap, same, held, rest = ''] = /^(\+\d+h )?(same )?(held )?(.*)$/.exec(step) ?? []
    if (same === undefined)
      this.#now += leap === undefined ? this.#stepMs : Number.parseInt(leap.slice(1), 10) * 3_600_000
    const evaluations = rest.split(' | ').map((said) => {
      const [, group = '', words = ''] = /^([A-Z](?= ))? ?(.*)$/.exec(said) ?? []
      return { group, evaluation: evaluationOf(words, this.#point()) }
    })
    this.#incidents += 1
    const done = transition({
      definition: this.#definition,
      memory: this.memory,
      evaluations,
      now: new Date(this.#now),
      isHeld: held !== undefined,
      newIncidentId: `incident ${this.#incidents}`,
    })
    this.memory = alertMemorySchema.parse(JSON.parse(JSON.stringify(done.memory)))
    return done
  }

  #point(): JudgedPoint {
    const end = new Date(this.#now)
    const start = new Date(this.#now - this.#stepMs)
    const label = start.toISOString().slice(0, this.#stepMs < 86_400_000 ? 19 : 10)
    return { label, start, end, value: null, outOf: undefined, isSettled: true }
  }
}

const usualValues: Readonly<Record<string, number>> = { drop: 80, spike: 120 }

function evaluationOf(words: string, point: JudgedPoint): Evaluation {
  const [kind = '', number] = words.split(' ')
  const value = number === undefined ? (usualValues[kind] ?? 100) : Number(number)
  const compared = { expected: 100, lower: 90, upper: 110, expectedName: 'usual' }
  const facts = { point: { ...point, value }, value, ...compared }
  switch (kind) {
    case 'drop':
    case 'spike':
      return { kind: 'breach', direction: kind, reason: `It is ${value}.`, ...facts }
    case 'outage':
      return { kind: 'breach', direction: 'drop', isOutage: true, reason: 'Nothing.', ...facts, value: 0 }
    case 'fine':
    case 'back':
      return { kind: 'fine', isWellBack: kind === 'back', reason: 'All is well.', ...facts }
    case 'stay':
      return {
        kind: 'fine',
        isWellBack: true,
        reason: 'All is as usual.',
        ...facts,
        expected: value,
        lower: 0.9 * value,
        upper: 1.1 * value,
        before: 100,
      }
    case 'gone':
      return { kind: 'no data', point, reason: 'No value.' }
    case 'learn':
      return { kind: 'learning', reason: 'Learning.', known: 1, needed: 4 }
    case 'wait':
      return { kind: 'waiting', reason: 'Nothing new.' }
    default:
      throw new Error(`There is no step “${words}”.`)
  }
}
