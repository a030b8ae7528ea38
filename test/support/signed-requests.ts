import { createHmac } from 'node:crypto'

export interface SlackSender {
  /** Where the bot listens, for example `http://127.0.0.1:3000/slack/events`. */
  url: string
  signingSecret: string
}

export interface BotAnswer {
  status: number
  body: string
  /** From sending to the last byte, in ms. */
  tookMs: number
}

/** A slash command as Slack sends it: a signed form. */
export async function sendCommand(sender: SlackSender, fields: Record<string, string>): Promise<BotAnswer> {
  return await sendSigned(sender, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded')
}

/** A press, a choice or a submitted form: a signed form with one field. */
export async function sendInteraction(sender: SlackSender, payload: object): Promise<BotAnswer> {
  return await sendCommand(sender, { payload: JSON.stringify(payload) })
}

/** An event of the Events API: signed JSON. */
export async function sendEvent(sender: SlackSender, envelope: object): Promise<BotAnswer> {
  return await sendSigned(sender, JSON.stringify(envelope), 'application/json')
}

async function sendSigned(
  { url, signingSecret }: SlackSender,
  body: string,
  contentType: string,
): Promise<BotAnswer> {
  const timestamp = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const startedAt = performance.now()
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  })
  const text = await response.text()
  return { status: response.status, body: text, tookMs: performance.now() - startedAt }
}
