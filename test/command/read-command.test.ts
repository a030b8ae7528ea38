import { describe, expect, it, onTestFinished } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { readCommand } from '../../src/command/read-command.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { aMetricSource } from '../support/metric-sources.ts'

const events = [{ name: 'Know where', displayName: 'Know where', weeklyTotal: 7 }]

/** Reads a text and counts how often the events list was asked for. */
async function read(text: string, known = events) {
  let asked = 0
  const listEvents = async () => {
    asked += 1
    return known
  }
  const deps = { source: aMetricSource(), clock: new FakeClock() }
  onTestFinished(() => expect(deps.clock.sleeping).toBe(0))
  return { command: await readCommand(deps, text, listEvents), asked }
}

describe('readCommand', () => {
  it('asks for no events where the text is understood without', async () => {
    const { command, asked } = await read('dau last 7d')
    expect(command).toMatchObject({ kind: 'question', question: { query: { kind: 'users' } } })
    expect(asked).toBe(0)
  })

  it('reads once more, with the names of the project, what it does not understand', async () => {
    const { command, asked } = await read('event Know where last 7d')
    expect(command).toMatchObject({
      kind: 'question',
      question: { query: { kind: 'event', events: [{ name: 'Know where' }] } },
    })
    expect(asked).toBe(1)
  })

  it('gives the mistake back where the names do not help, or are not to be had', async () => {
    expect((await read('funel A > B')).command).toBeInstanceOf(InvalidQueryError)
    expect((await read('event Know where last 7d', [])).command).toBeInstanceOf(InvalidQueryError)
  })

  it('reads a date without a year by the day that it is in the project', async () => {
    const { command } = await read('dau since Nov 1')
    expect(command).toMatchObject({ question: { query: { range: { kind: 'since', from: '2026-11-01' } } } })
  })
})
