import cron from 'node-cron'
import type { Logger } from '../logger.ts'

/** Every second, so that a digest of nine o'clock begins within nine o'clock and a second. */
const everySecond = '* * * * * *'

/**
 * Beats for as long as the process serves. node-cron only keeps the pulse: when something is due is decided by the clock that comes in
 * as an argument, and a beat that never came, because the machine slept, loses nothing.
 */
export function startHeart(beat: () => Promise<void>, logger: Logger): Disposable {
  let isBeating = false
  // Not the library's own guard against overlaps, which writes to the terminal.
  const beatAlone = async (): Promise<void> => {
    if (isBeating) return
    isBeating = true
    try {
      await beat()
    } catch (error) {
      logger.error({ error }, 'heart.missed')
    } finally {
      isBeating = false
    }
  }
  const task = cron.schedule(everySecond, beatAlone, { suppressMissedWarning: true })
  return { [Symbol.dispose]: () => void task.destroy() }
}
