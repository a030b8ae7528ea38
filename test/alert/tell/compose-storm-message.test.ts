import { expect, it } from 'vitest'
import { composeStormMessage } from '../../../src/alert/tell/compose-storm-message.ts'
import { toldAfter } from '../../support/told-alerts.ts'
import { toldDays } from '../../support/told-lives.ts'

const meaning = 'All of them fell.'
const named = (name: string) => {
  const found = toldDays.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no life called ${name}.`)
  return toldAfter(found.life)
}

it('says how many fired, what that usually means, and a line for each', () => {
  const alerts = [named('drop-vs-last-week'), named('below-a-limit')]
  const { alerts: lines, text } = composeStormMessage({ projectName: 'Acme', alerts, meaning })
  expect(lines.map(({ line }) => line)).toEqual([
    'Daily active users: 8,412 yesterday, −22.3% vs Thu, Nov 12 (10,827)',
    'Daily active users: 8,412 yesterday, −22.3% vs usual Thursday (10,822)',
  ])
  expect(text).toMatch(/^2 alerts of Acme fired at once\. All of them fell\. Daily active users: /)
})

it('says how many are still open, and when all are over', () => {
  const open = named('drop-vs-last-week')
  const over = named('recovered-day')
  const textOf = (alerts: (typeof open)[]) =>
    composeStormMessage({ projectName: 'Acme', alerts, meaning }).text
  expect(textOf([open, over])).toMatch(/^1 of 2 alerts of Acme still open\./)
  expect(textOf([over, over])).toMatch(/^All 2 alerts of Acme recovered\./)
})
