import { expect, it, onTestFinished } from 'vitest'
import { anAlertWorld, makeAlert, openAlertWorld, standingIn, workAt } from '../support/alert-world.ts'
import { openForTest } from '../support/databases.ts'
import { FakeClock } from '../support/fake-clock.ts'

it('has an alert begin anew that was checked by a clock weeks ahead, and would be silent until then', async () => {
  const ahead = openAlertWorld({ clock: new FakeClock('2026-12-14T02:59:00Z') })
  await makeAlert(ahead)
  await workAt(ahead, '2026-12-14T03:00:00Z')
  const opened = openForTest(ahead.path)
  onTestFinished(() => opened[Symbol.dispose]())
  const clock = new FakeClock('2026-11-23T03:00:00Z')
  const right = anAlertWorld({ database: opened.database, clock, holder: 'two' })
  await workAt(right)
  right.source.values.set('2026-11-23', 80)
  await workAt(right, '2026-11-24T03:00:10Z')
  expect(standingIn(right.slack)).toEqual(['C0GROWTH: 1 fired, open at 80'])
})
