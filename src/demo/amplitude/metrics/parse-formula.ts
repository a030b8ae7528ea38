import { InvalidDefinitionError } from './definition.ts'
import { formulaFunctions, formulaMetrics, type EventLetter, type Formula } from './formula.ts'

/** Reads `UNIQUES(A)/UNIQUES(B); %:TOTALS(A1)-2`. Case does not matter. Throws `InvalidDefinitionError`. */
export function parseFormulas(text: string): Formula[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => parseFormula(part))
}

function parseFormula(text: string): Formula {
  const tokens = text.replace(/^\s*[%$]:/, '').match(/[A-Za-z][A-Za-z0-9]*|\d+(?:\.\d+)?|[-+*/(),]|\S/g) ?? []
  const reader = createReader(tokens, text)
  const formula = readSum(reader)
  if (reader.peek() !== undefined) throw invalid(text)
  return formula
}

interface Reader {
  peek(): string | undefined
  take(): string
  expect(token: string): void
  text: string
}

function createReader(tokens: readonly string[], text: string): Reader {
  let next = 0
  const reader: Reader = {
    text,
    peek: () => tokens[next],
    take() {
      const token = tokens[next++]
      if (token === undefined) throw invalid(text)
      return token
    },
    expect(token) {
      if (reader.take() !== token) throw invalid(text)
    },
  }
  return reader
}

function readSum(reader: Reader): Formula {
  let left = readProduct(reader)
  for (let next = reader.peek(); next === '+' || next === '-'; next = reader.peek()) {
    reader.take()
    left = { kind: 'operation', operator: next, left, right: readProduct(reader) }
  }
  return left
}

function readProduct(reader: Reader): Formula {
  let left = readFactor(reader)
  for (let next = reader.peek(); next === '*' || next === '/'; next = reader.peek()) {
    reader.take()
    left = { kind: 'operation', operator: next, left, right: readFactor(reader) }
  }
  return left
}

function readFactor(reader: Reader): Formula {
  const token = reader.take().toUpperCase()
  if (token === '-')
    return { kind: 'operation', operator: '-', left: { kind: 'number', value: 0 }, right: readFactor(reader) }
  if (/^\d/.test(token)) return { kind: 'number', value: Number(token) }
  if (token === '(') {
    const inner = readSum(reader)
    reader.expect(')')
    return inner
  }
  reader.expect('(')
  const formula = readCall(reader, token)
  reader.expect(')')
  return formula
}

function readCall(reader: Reader, name: string): Formula {
  const metric = formulaMetrics.find((known) => known === name)
  if (metric !== undefined) return { kind: 'metric', metric, event: readLetter(reader) }
  if (name === 'CUMSUM' || name === 'ROLLAVG') return readOverTime(reader, name)
  const known = formulaFunctions.find((candidate) => candidate === name)
  if (known === undefined) throw new InvalidDefinitionError(`Invalid formula: unknown function ${name}`)
  const parts = [readSum(reader)]
  while (reader.peek() === ',') {
    reader.take()
    parts.push(readSum(reader))
  }
  return { kind: 'function', name: known, parts }
}

function readOverTime(reader: Reader, wrapper: 'CUMSUM' | 'ROLLAVG'): Formula {
  const name = reader.take().toUpperCase()
  const metric = formulaMetrics.find((known) => known === name)
  if (metric === undefined) throw invalid(reader.text)
  reader.expect(',')
  const event = readLetter(reader)
  if (wrapper === 'CUMSUM') return { kind: 'over time', wrapper, metric, event, buckets: Infinity }
  reader.expect(',')
  const buckets = Number(reader.take())
  if (!Number.isInteger(buckets) || buckets < 1) throw invalid(reader.text)
  return { kind: 'over time', wrapper, metric, event, buckets }
}

function readLetter(reader: Reader): EventLetter {
  const parts = /^([AB])(\d*)$/.exec(reader.take().toUpperCase())
  if (parts === null) throw invalid(reader.text)
  return { eventIndex: parts[1] === 'A' ? 0 : 1, segment: parts[2] === '' ? undefined : Number(parts[2]) - 1 }
}

function invalid(text: string): InvalidDefinitionError {
  return new InvalidDefinitionError(`Invalid formula ${text.trim()}`)
}
