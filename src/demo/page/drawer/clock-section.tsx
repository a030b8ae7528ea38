import { useState } from 'react'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { formatClock } from '../time/format-time.ts'
import { useDemoNow } from '../time/use-demo-now.ts'
import { unixToWallTime, wallTimeToUnix } from '../time/wall-time.ts'
import type { Change } from './use-controls.ts'

const hourMs = 3_600_000

/** The clock of Amplitude, Slack and the bot alike; it goes forward only. A leap lives through all that is due on the way. */
export function ClockSection({ change, isBusy }: { change: Change; isBusy: boolean }) {
  const { state } = usePage()
  const timeZone = readerTimeZone(state)
  const now = useDemoNow(1000)
  const wallNow = unixToWallTime(now.getTime() / 1000, timeZone)
  const [wanted, setWanted] = useState(`${wallNow.day}T${wallNow.time}`)
  const advance = (advanceMs: number, words: string): void => {
    void change((api) => api.clock({ advanceMs }), `The clock moved on by ${words}`)
  }
  const set = (): void => {
    const [day = '', time = ''] = wanted.split('T')
    const instant = new Date(wallTimeToUnix({ day, time }, timeZone) * 1000)
    void change(
      (api) => api.clock({ now: instant.toISOString() }),
      `The clock was set to ${formatClock(instant, timeZone)}`,
    )
  }
  return (
    <section className="drawer-section" aria-labelledby="drawer-clock">
      <h3 className="drawer-heading" id="drawer-clock">
        Time
      </h3>
      <p className="drawer-clock">
        {formatClock(now, timeZone)}{' '}
        <span className="drawer-note">{isBusy ? 'Time passes …' : timeZone}</span>
      </p>
      <div className="drawer-row">
        <button type="button" className="small-button" onClick={() => advance(hourMs, 'an hour')}>
          +1 hour
        </button>
        <button type="button" className="small-button" onClick={() => advance(24 * hourMs, 'a day')}>
          +1 day
        </button>
        <form
          className="drawer-set"
          onSubmit={(event) => {
            event.preventDefault()
            set()
          }}
        >
          <input
            type="datetime-local"
            aria-label="Set the clock to"
            value={wanted}
            required
            onChange={(event) => setWanted(event.target.value)}
          />
          <button type="submit" className="small-button">
            Set
          </button>
        </form>
      </div>
    </section>
  )
}
