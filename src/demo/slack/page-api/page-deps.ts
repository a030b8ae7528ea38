import type { BotDeps } from '../bot/bot-deps.ts'
import type { DemoClockBody, DemoState } from '../page-protocol.ts'

/** What the page's routes need. */
export interface PageDeps extends BotDeps {
  suggestions: readonly string[]
  greeting: DemoState['greeting']
  /** Moves the clocks of the whole demo; undefined when nobody can. */
  onClock: ((change: DemoClockBody) => void | Promise<void>) | undefined
  /** Where the Amplitude simulator listens; undefined when there is none beside the workspace. */
  amplitudeUrl: string | undefined
  /** The directory of the built page; undefined when only the API is wanted. */
  pageDirectory: string | undefined
}
