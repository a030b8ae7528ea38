import { expect, test } from 'vitest'
import { isDeadlineError, withDeadline } from '../../src/slack/deadline.ts'
import { FakeClock } from '../support/fake-clock.ts'

const never = new AbortController().signal

/** Ends only when its signal does, with the signal's reason. */
function endless(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
}

test('work that ends in time gives its value and leaves no timer', async () => {
  const clock = new FakeClock()
  expect(await withDeadline({ clock, durationMs: 1_000, signal: never }, async () => 'value')).toBe('value')
  expect(clock.sleeping).toBe(0)
})

test('past the deadline the work is aborted, and the error says why', async () => {
  const clock = new FakeClock()
  const late = withDeadline({ clock, durationMs: 1_000, signal: never }, endless).catch(
    (error: unknown) => error,
  )
  await clock.advance(1_000)
  expect(isDeadlineError(await late)).toBe(true)
})

test('an outer signal ends the work with its own reason', async () => {
  const outer = new AbortController()
  const ended = withDeadline({ clock: new FakeClock(), durationMs: 1_000, signal: outer.signal }, endless)
  outer.abort(new Error('stopping'))
  await expect(ended).rejects.toThrow('stopping')
})
