import { describeWait } from '../budget/describe-wait.ts'
import type { Wait } from '../budget/wait.ts'
import type { Clock } from '../clock.ts'
import type { Undertaking } from './blocks/undertaking.ts'
import { stillWorkingMessage, waitingMessage, workingMessage } from './blocks/working-message.ts'
import type { Conversation } from './conversation/conversation.ts'

/** Seconds after which the asker hears that it is still being worked on. Few, for each costs a use of the response_url. */
const updatesAfterSeconds = [3, 15] as const

/** A shorter wait is over before it is read. */
const shortestToldMs = 3_000

export interface Progress {
  /** Says why a question has to wait and for how long, where that is worth a word and is not what was said before. */
  tellWait: (wait: Wait) => void
  stop(): void
}

/** Says at once what is being fetched, and again when it takes long, until it is stopped. */
export function showProgress(
  deps: { clock: Clock },
  conversation: Conversation,
  undertaking: Undertaking,
): Progress {
  const stopping = new AbortController()
  const isTold = new AbortController()
  let told: string | undefined
  const { signal } = stopping
  void keepShowing(deps.clock, {
    conversation,
    undertaking,
    signal: AbortSignal.any([signal, isTold.signal]),
  })
  return {
    tellWait: (wait) => {
      if (signal.aborted || wait.expectedMs < shortestToldMs || describeWait(wait) === told) return
      told = describeWait(wait)
      // "Amplitude has taken 3 seconds" would be wrong from here on: it has not been asked yet.
      isTold.abort()
      void conversation.progress(waitingMessage(undertaking, wait))
    },
    stop: () => stopping.abort(),
  }
}

interface Showing {
  conversation: Conversation
  undertaking: Undertaking
  signal: AbortSignal
}

/** Never rejects: progress swallows what Slack refuses, and a sleep that is cut short is how this ends. */
async function keepShowing(clock: Clock, { conversation, undertaking, signal }: Showing): Promise<void> {
  await conversation.progress(workingMessage(undertaking))
  let waited = 0
  for (const seconds of updatesAfterSeconds) {
    const isInTime = await clock.sleep((seconds - waited) * 1_000, signal).then(
      () => true,
      () => false,
    )
    if (!isInTime) return
    waited = seconds
    await conversation.progress(stillWorkingMessage(undertaking, seconds))
  }
}
