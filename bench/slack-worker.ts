import { parentPort, workerData } from 'node:worker_threads'
import { startSlackWorkspace } from '../src/demo/slack/slack-workspace.ts'
import { channelsOf, scopesFor } from './slack-channels.ts'
import type { SlackReport } from './slack-thread.ts'

export interface SlackLoad {
  channels: number
  /** Messages that a channel takes at once before it is held to one a second. */
  burst: number
}

const { channels, burst } = workerData as SlackLoad
const slack = await startSlackWorkspace({ channels: channelsOf(channels), burst, scopes: scopesFor(true) })
parentPort?.postMessage({ apiUrl: slack.apiUrl, botToken: slack.botToken })
parentPort?.on('message', () => {
  const report: SlackReport = {
    posted: slack.posted().map(({ channelId, ts }) => ({ channelId, atMs: Number(ts) * 1_000 })),
    refused: slack.requests.filter(({ error }) => error === 'ratelimited').length,
  }
  parentPort?.postMessage(report)
})
