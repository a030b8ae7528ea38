import { describe, expect, it, test } from 'vitest'
import type { AlertMessage } from '../../../src/alert/alert-message.ts'
import { composeAlertMessage } from '../../../src/alert/tell/compose-alert-message.ts'
import { composeAlertThread } from '../../../src/alert/tell/compose-alert-thread.ts'
import { stateWords } from '../../../src/alert/tell/alert-state.ts'
import { toldKinds } from '../../support/told-kinds.ts'
import { toldFiveMinutes } from '../../support/told-live.ts'
import { toldDays } from '../../support/told-lives.ts'
import { toldAfter } from '../../support/told-alerts.ts'

/** A message as a person reads it from top to bottom. */
function readAloud(message: AlertMessage): string {
  const { state, title, projectName, value, change, usual, duration, rule, groups, moreGroups } = message
  const lines = [
    `${stateWords[state]}  ${title}  ${projectName}${message.mention === undefined ? '' : `  @${message.mention}`}`,
    value,
    [change, usual].filter((part) => part !== undefined).join(' · '),
    duration,
    ...(message.remarks ?? []),
    rule,
    ...groups.map((line) => `  • ${line}`),
    ...(moreGroups === 0 ? [] : [`  • and ${moreGroups} more`]),
    ...(message.notes ?? []).map(({ what, by }) => `${what}${by === undefined ? '' : `, noted by ${by}`}`),
    ...message.deeds.map(({ what, by, when }) => `${what} by ${by}, ${when ?? ''}`),
    [`Alert ${message.alertId}`, `owner ${message.ownerId}`, ...message.context].join(' · '),
    '',
    message.text,
  ]
  return lines.filter((line, index) => line !== '' || index === lines.length - 2).join('\n')
}

describe('what people read of an alert', () => {
  test.each([...toldDays, ...toldFiveMinutes, ...toldKinds])(
    '$sentence',
    async ({ name, life, sayThread }) => {
      const told = toldAfter(life)
      const message = composeAlertMessage({ ...told, told: told.tell.at(-1) })
      expect(message).toBeDefined()
      const threads = (sayThread ?? told.tell).flatMap(
        (reason) => composeAlertThread(told, reason)?.lines ?? [],
      )
      const below =
        threads.length === 0 ? '' : `\nin its thread:\n${threads.map((line) => `  ${line}\n`).join('')}`
      const text = message === undefined ? '' : readAloud(message)
      expect(text).not.toMatch(/NaN|undefined|null|\[object|Infinity| ,|,,|\.\./)
      await expect(`${text}\n${below}`).toMatchFileSnapshot(`../../fixtures/alerts/${name}.txt`)
    },
  )
})

it('has nothing to say of an alert that has never fired', () => {
  const [first] = toldDays
  const told = toldAfter({ ...first!.life, lines: [{ values: Array.from({ length: 90 }, () => 10_000) }] })
  expect(composeAlertMessage(told)).toBeUndefined()
})
