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

test('while it is held up by something else the time does not count, and begins anew after that', async () => {
  const clock = new FakeClock()
  const ended = withDeadline({ clock, durationMs: 1_000, signal: never }, async (signal, countdown) => {
    await clock.sleep(900)
    countdown.pause()
    await clock.sleep(60_000)
    countdown.restart()
    await clock.sleep(900)
    return signal.aborted
  })
  await clock.advance(62_000)
  expect(await ended).toBe(false)
  expect(clock.sleeping).toBe(0)
})
