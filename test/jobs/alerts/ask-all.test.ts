import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { askAll } from '../../../src/jobs/alerts/ask-all.ts'
import { createPointStore } from '../../../src/storage/point-store.ts'
import { aMemory, anAlert, anAlertDefinition } from '../../support/alerts.ts'
import { openForTest } from '../../support/databases.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { aScriptedSource } from '../../support/scripted-source.ts'

it('lets everything else have its turn between questions that are due at once', async () => {
  const opened = openForTest(':memory:')
  onTestFinished(() => opened[Symbol.dispose]())
  const clock = new FakeClock('2026-11-23T03:00:00Z')
  const deps = { source: aScriptedSource(clock), points: createPointStore(opened.database), clock }
  const members = Array.from({ length: 50 }, (_, id) => {
    const definition = anAlertDefinition({ question: `dau where country is "C${id}"` })
    return { alert: anAlert({ id, definition }), memory: aMemory(), version: 1 }
  })
  const work = { isDone: false }
  const asked = askAll(deps, members, AbortSignal.timeout(10_000)).finally(() => (work.isDone = true))
  let turns = 0
  for (; !work.isDone; turns += 1) await nextTurn()
  expect(await asked).toHaveLength(50)
  expect(turns).toBeGreaterThan(90)
})
