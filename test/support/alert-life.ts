import { emptyMemory, type AlertMemory } from '../../src/alert/alert-memory.ts'
import type { AlertDefinition } from '../../src/alert/alert-rule.ts'
import type { Evaluation } from '../../src/alert/evaluation.ts'
import type { JudgedPoint } from '../../src/alert/judged-series.ts'
import { transition, type Transition } from '../../src/alert/transition.ts'
import { anAlertDefinition } from './alerts.ts'

const dayMs = 24 * 60 * 60_000
const hourMs = 60 * 60_000

/** An alert whose checks are told in words, a point later each; it expects 100, and reminds nobody unless told to. */
export class AlertLife {
  memory: AlertMemory = emptyMemory
  #now = new Date('2026-11-23T00:00:00Z')
  #checks = 0
  readonly #definition: AlertDefinition
  readonly #stepMs: number

  constructor(rule: Partial<AlertDefinition> = {}, stepMs = dayMs) {
    this.#definition = anAlertDefinition({ mostReminders: 0, ...rule })
    this.#stepMs = stepMs
  }

  /**
   * `drop 80`, `A fine | B spike 300`, `held back`, `+3h gone`: whether it is held, how much later it is if not by a step, and what
   * each group shows: fine, back (well back), drop, spike, outage, gone (no data), learn, wait (nothing new).
   */
  check(step: string): Transition {
    const [, held, hours, lines = ''] = /^(held )?(?:\+(\d+)h )?(.*)$/.exec(step) ?? []
    this.#now = new Date(this.#now.getTime() + (hours === undefined ? this.#stepMs : Number(hours) * hourMs))
    this.#checks += 1
    const after = transition({
      definition: this.#definition,
      memory: this.memory,
      evaluations: lines.split(' | ').map((line) => this.#evaluationIn(line)),
      now: this.#now,
      isHeld: held !== undefined,
      newIncidentId: `incident ${this.#checks}`,
    })
    this.memory = after.memory
    return after
  }

  #evaluationIn(line: string): { group: string; evaluation: Evaluation } {
    const [, group = '', word = '', number] = /^(?:([A-Z]) )?(\w+)(?: (\d+))?$/.exec(line) ?? []
    return { group, evaluation: evaluationOf(word, number, this.#point()) }
  }

  #point(): JudgedPoint {
    const start = new Date(this.#now.getTime() - this.#stepMs)
    const label = start.toISOString().slice(0, this.#stepMs < dayMs ? 19 : 10)
    return { label, start, end: this.#now, value: null, outOf: undefined, isSettled: true }
  }
}

function evaluationOf(word: string, number: string | undefined, point: JudgedPoint): Evaluation {
  const facts = (value: number) => ({
    point: { ...point, value },
    value,
    expected: 100,
    expectedName: 'usual day',
    lower: 90,
    upper: 110,
  })
  const breach = (direction: 'drop' | 'spike', usual: number): Evaluation => {
    const value = Number(number ?? usual)
    return { kind: 'breach', direction, reason: `It is ${value}.`, ...facts(value) }
  }
  switch (word) {
    case 'drop':
      return breach('drop', 50)
    case 'spike':
      return breach('spike', 200)
    case 'outage':
      return { ...facts(0), kind: 'breach', direction: 'drop', isOutage: true, reason: 'It is 0.' }
    case 'fine':
    case 'back':
      return { kind: 'fine', isWellBack: word === 'back', reason: 'All is well.', ...facts(100) }
    case 'gone':
      return { kind: 'no data', point, reason: 'There is no value.' }
    case 'learn':
      return { kind: 'learning', reason: 'It is learning.', known: 1, needed: 4 }
    case 'wait':
      return { kind: 'waiting', reason: 'There is nothing new.' }
    default:
      throw new Error(`An alert cannot live through “${word}”.`)
  }
}
