import { describe, expect, test } from 'vitest'
import { startStandIn, type StandIn } from '../../../support/slack-stand-in.ts'

interface Answering extends StandIn {
  /** Posts to the response url that came with the command. */
  respond(body: object): Promise<{ status: number; text: string }>
}

async function startAnswering(channel = 'general', ack?: string): Promise<Answering> {
  let responseUrl = ''
  const standIn = await startStandIn({}, (app) =>
    app.command('/amp', async ({ ack: acknowledge, command }) => {
      responseUrl = command.response_url
      await acknowledge(ack)
    }),
  )
  await standIn.workspace.type(channel, '/amp dau', { quietMs: 0 })
  const respond = async (body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(responseUrl, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, text: await response.text() }
  }
  return Object.assign(standIn, { respond })
}

const seen = ({ workspace }: StandIn, channel = 'general') =>
  workspace.messages(channel).map(({ text, isEphemeral }) => `${isEphemeral ? 'alone' : 'all'}: ${text}`)

describe('a response url', () => {
  test('shows messages to the person alone, or to all, also where the bot is no member', async () => {
    await using standIn = await startAnswering('leadership')
    expect(await standIn.respond({ text: 'one' })).toEqual({ status: 200, text: 'ok' })
    await standIn.respond({ text: 'two', response_type: 'in_channel' })
    await standIn.respond({ text: 'three', response_type: 'in_channel' })
    expect(seen(standIn, 'leadership')).toEqual(['alone: one', 'all: two', 'all: three'])
    expect(standIn.workspace.messages('leadership').map(({ echo }) => echo)).toEqual([
      undefined,
      '/amp dau',
      undefined,
    ])
  })

  test('replaces and deletes what the ack showed, and never changes who sees it', async () => {
    await using standIn = await startAnswering('general', 'Working…')
    await standIn.respond({ text: 'Still working…', replace_original: true, response_type: 'in_channel' })
    expect(seen(standIn)).toEqual(['alone: Still working…'])
    await standIn.respond({ delete_original: true })
    expect(seen(standIn)).toEqual([])
  })

  test('posts anew when there is nothing to replace', async () => {
    await using standIn = await startAnswering()
    await standIn.respond({ text: 'first', replace_original: true })
    await standIn.respond({ text: 'second', replace_original: true })
    expect(seen(standIn)).toEqual(['alone: second'])
  })

  test('takes five messages and no sixth', async () => {
    await using standIn = await startAnswering()
    for (const text of ['1', '2', '3', '4', '5']) expect((await standIn.respond({ text })).status).toBe(200)
    const sixth = await standIn.respond({ text: '6' })
    expect(sixth).toEqual({ status: 404, text: '{"ok":false,"error":"used_url"}' })
    expect(seen(standIn)).toHaveLength(5)
  })

  test('works for thirty minutes', async () => {
    await using standIn = await startAnswering()
    await standIn.clock.advance(30 * 60_000 - 1)
    expect((await standIn.respond({ text: 'in time' })).status).toBe(200)
    await standIn.clock.advance(1)
    const late = await standIn.respond({ text: 'late' })
    expect(late).toEqual({ status: 404, text: '{"ok":false,"error":"expired_url"}' })
  })

  test('can be made to fail', async () => {
    await using standIn = await startAnswering()
    standIn.workspace.fail({ method: 'response_url', fault: { kind: 'rateLimited', retryAfterSeconds: 2 } })
    expect((await standIn.respond({ text: 'one' })).status).toBe(429)
    expect((await standIn.respond({ text: 'two' })).status).toBe(200)
    expect(seen(standIn)).toEqual(['alone: two'])
  })

  const refused: { it: string; body: object; error: string }[] = [
    { it: 'nothing', body: {}, error: 'no_text' },
    { it: 'wrong blocks', body: { blocks: [{ type: 'hero' }] }, error: 'invalid_blocks' },
    {
      it: 'uploaded pictures',
      body: { text: 'a', blocks: [{ type: 'image', alt_text: 'a', slack_file: { id: 'F000000001' } }] },
      error: 'invalid_blocks',
    },
  ]
  test.each(refused)('refuses $it', async ({ body, error }) => {
    await using standIn = await startAnswering()
    const answer = await standIn.respond(body)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error })
    expect(standIn.workspace.requests.at(-1)).toMatchObject({ target: 'response_url', status: 400, error })
  })
})
