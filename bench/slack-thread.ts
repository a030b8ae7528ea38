import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { SlackLoad } from './slack-worker.ts'

/** What stands in a Slack that runs in a thread of its own, so that its work is not counted as the bot's. */
export interface SlackReport {
  posted: readonly { channelId: string; atMs: number }[]
  /** Calls that were refused for their rate. */
  refused: number
}

export interface SlackThread extends AsyncDisposable {
  apiUrl: string
  botToken: string
  report(): Promise<SlackReport>
}

export async function startSlackThread(load: SlackLoad): Promise<SlackThread> {
  const worker = new Worker(new URL('./slack-worker.ts', import.meta.url), { workerData: load })
  const next = async <Message>(): Promise<Message> => (await once(worker, 'message'))[0] as Message
  const { apiUrl, botToken } = await next<{ apiUrl: string; botToken: string }>()
  return {
    apiUrl,
    botToken,
    report: async () => {
      const answer = next<SlackReport>()
      worker.postMessage('report')
      return await answer
    },
    [Symbol.asyncDispose]: async () => {
      await worker.terminate()
    },
  }
}
