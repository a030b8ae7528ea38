import type { Clock } from '../clock.ts'
import { AppError } from '../errors.ts'

/** Longer than the longest wait for a turn and Amplitude's own minute together: nothing hangs for good. */
const partDeadlineMs = 18 * 60_000

/** Rejects with a reason that people may read when the time is up. */
export async function withinPartDeadline<T>(
  clock: Clock,
  signal: AbortSignal,
  ask: (within: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const done = new AbortController()
  const deadline = clock.sleep(partDeadlineMs, AbortSignal.any([signal, done.signal])).then(() => {
    const error = new TooLateError()
    late.abort(error)
    throw error
  })
  try {
    return await Promise.race([ask(AbortSignal.any([signal, late.signal])), deadline])
  } finally {
    done.abort()
  }
}

class TooLateError extends AppError {
  override readonly name = 'TooLateError'

  constructor() {
    super('A part of a digest was not answered in time', {
      userMessage: 'It was not answered in time. Ask it by itself to see more.',
      isRetryable: true,
    })
  }
}
