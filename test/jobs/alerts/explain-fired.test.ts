import { expect, it } from 'vitest'
import { UpstreamError } from '../../../src/errors.ts'
import type { ExplainIncident } from '../../../src/jobs/alerts/explain-fired.ts'
import { makeAlert, openAlertWorld, standingIn, workAt } from '../../support/alert-world.ts'

async function afterFiring(explain: ExplainIncident, alerts = 1): Promise<string[]> {
  const world = openAlertWorld({ explain })
  for (let nth = 0; nth < alerts; nth += 1) await makeAlert(world)
  world.source.values.set('2026-11-22', 80)
  await workAt(world, '2026-11-23T03:00:00Z')
  await workAt(world, '2026-11-24T03:00:10Z')
  return standingIn(world.slack)
}

it('adds the reasons below the incident, once', async () => {
  const lines = ['iOS explains 94 %.', 'Countries are as they were.']
  expect(await afterFiring(async () => ({ title: 'Why', lines }))).toEqual([
    'C0GROWTH: 1 told anew, open at 200 (edited 1)',
    '  Why: iOS explains 94 %. Countries are as they were.',
  ])
})

it('says where nobody could look', async () => {
  const error = new UpstreamError('rateLimited', { userMessage: 'The budget of this hour is used up.' })
  expect(await afterFiring(() => Promise.reject(error))).toEqual([
    'C0GROWTH: 1 told anew, open at 200 (edited 1)',
    '  Why Daily users is low: I have not looked into it. The budget of this hour is used up.',
  ])
})

it('loses no message to a bug', async () => {
  expect(await afterFiring(() => Promise.reject(new Error('undefined is no function')))).toEqual([
    'C0GROWTH: 1 told anew, open at 200 (edited 1)',
  ])
})

it('is spared in a storm, whose message says what it may mean', async () => {
  const asked: number[] = []
  await afterFiring(async ({ alert }) => {
    asked.push(alert.id)
    return { title: 'Why', lines: [] }
  }, 3)
  expect(asked).toEqual([])
})
