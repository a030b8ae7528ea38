import { InvalidQueryError } from '../../errors.ts'
import { describeQuery } from '../../query/describe-query.ts'
import { intervalWord } from '../../query/language/interval-words.ts'
import { writeRange } from '../../query/language/parse-range.ts'
import { parseCommand } from '../../query/parse-command.ts'
import type { MetricQuery } from '../../query/query.ts'
import type { Unit } from '../../result/metric-result.ts'
import type { AlertCondition, AlertDefinition } from '../alert-rule.ts'
import { plainNumber, writeAmount } from './amount.ts'
import { quoteConfusable } from './confusable-names.ts'
import { isJudgeable } from './judgeable.ts'
import type { SaidRule } from './settle-rule.ts'
import { unitOf } from '../unit-of.ts'

/** A rule as it is typed behind its question; read with that question, it gives the rule again. */
export function writeRule({ condition, forPoints, minimum, age }: SaidRule, query: MetricQuery): string {
  const ageUnit = query.kind === 'ltv' ? 'day' : 'interval' in query ? query.interval : 'day'
  return [
    age === undefined ? '' : `${ageUnit} ${age}`,
    writeCondition(condition, unitOf(query)),
    forPoints === 1 ? '' : `for ${forPoints}`,
    minimum === undefined ? '' : `min ${plainNumber(minimum)}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** `drops 20% vs last week` */
function writeCondition(condition: AlertCondition, unit: Unit | undefined): string {
  switch (condition.kind) {
    case 'below':
    case 'above':
      return `${condition.kind} ${writeAmount(condition.value, unit)}`
    case 'outside':
      return `outside ${writeAmount(condition.lower, unit)}..${writeAmount(condition.upper, unit)}`
    case 'drops':
    case 'rises': {
      const { kind, by, against } = condition
      const amount =
        by.kind === 'percent' ? `${plainNumber(by.percent)}%` : `by ${writeDifference(by.value, unit)}`
      return `${kind} ${amount} vs ${against}`
    }
    case 'unusual':
      return condition.sensitivity === 'normal' ? 'unusual' : `unusual ${condition.sensitivity}`
  }
}

/** Of shares in percentage points: `5%` would be five of a hundred parts of what it was. */
function writeDifference(value: number, unit: Unit | undefined): string {
  return unit === 'ratio' ? `${plainNumber(value * 100)}pp` : writeAmount(value, unit)
}

/** The whole alert as it is typed behind `/amp`: `alert dau drops 20% vs last week`. */
export function alertText(definition: Pick<AlertDefinition, 'question' | keyof SaidRule>): string {
  const query = questionIn(definition)
  if (query === undefined) return `alert ${definition.question}`
  const question = quoteConfusable(withIntervalWord(definition.question, query), query)
  return `alert ${question} ${writeRule(definition, query)}`
}

/** `hourly` says what is judged better than the range of days that stands for it, wherever it reads the same. */
function withIntervalWord(question: string, query: MetricQuery): string {
  if (!('segments' in query)) return question
  const word = intervalWord(query.interval)
  const shorter = question.replace(writeRange(query.range), () => word)
  const read = questionIn({ question: shorter })
  return read !== undefined && describeQuery(read) === question ? shorter : question
}

/** The question of a definition as a value; undefined where a later version has come to read it otherwise. */
export function questionIn({ question }: Pick<AlertDefinition, 'question'>): MetricQuery | undefined {
  const command = parseCommand(question)
  if (command instanceof InvalidQueryError || command.kind !== 'question') return undefined
  const { query } = command.question
  return isJudgeable(query) ? query : undefined
}
