import type { MovableClock } from '../clock.ts'
import type { AmplitudeSimulator } from './amplitude/amplitude-simulator.ts'
import type { DemoClockBody } from './slack/page-protocol.ts'

/** A bot that does things at their time. */
interface Punctual {
  nextDue(until: Date): Promise<Date | undefined>
  doWhatIsDue(): Promise<void>
}

/** Everybody who has a clock. */
interface Clocks {
  /** Undefined until it has started. */
  bot: () => Punctual | undefined
  clock: MovableClock
  amplitude: Pick<AmplitudeSimulator, 'moveClockTo'>
}

/**
 * Moves everybody's clock. On the way it stops wherever a digest is due or alerts are to be checked, so that a weekend that is skipped
 * brings what it would have brought; of very many only the first, because somebody is looking at the page.
 */
export async function moveClocks(clocks: Clocks, { now, advanceMs }: DemoClockBody): Promise<void> {
  const { clock, bot } = clocks
  const target = now === undefined ? new Date(clock.now().getTime() + (advanceMs ?? 0)) : new Date(now)
  for (let stops = 0; stops < mostStops; stops += 1) {
    const due = await bot()?.nextDue(target)
    if (due === undefined) break
    await setClocks(clocks, due)
    await bot()?.doWhatIsDue()
  }
  await setClocks(clocks, target)
}

const mostStops = 100

/** The simulator first: it has to have lived through the new time when the bot asks about it. */
async function setClocks({ clock, amplitude }: Clocks, instant: Date): Promise<void> {
  await amplitude.moveClockTo(instant)
  clock.moveTo(instant)
}
