import { describe, expect, test } from 'vitest'
import { createClient, post, refusal, startStandIn, tinyPng } from '../../../support/slack-stand-in.ts'

const hello = { channel: 'C0GENERAL1', text: 'Hello' }

describe('who may call', () => {
  test('the bot is told who it is, and what it may do', async () => {
    await using standIn = await startStandIn()
    const answer = await standIn.client.auth.test()
    expect(answer).toMatchObject({
      ok: true,
      team: 'Acme',
      user: 'ampbot',
      user_id: 'U0AMPBOT01',
      bot_id: 'B0AMPBOT01',
    })
    expect(answer.response_metadata?.scopes).toEqual([
      'commands',
      'chat:write',
      'files:write',
      'app_mentions:read',
      'im:history',
      'users:read',
    ])
  })

  test('a wrong token is refused, and so is none', async () => {
    await using standIn = await startStandIn()
    const stranger = createClient(standIn.workspace, 'xoxb-somebody-else')
    expect(await refusal(stranger.auth.test())).toMatchObject({ error: 'invalid_auth' })
    const response = await fetch(`${standIn.workspace.apiUrl}auth.test`, { method: 'POST' })
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' })
  })

  test('a method without its scope says which it needs and which there are', async () => {
    await using standIn = await startStandIn({ scopes: ['commands', 'chat:write'] })
    expect(await refusal(standIn.client.users.info({ user: 'U0ADA00001' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'commands,chat:write',
    })
  })

  test('a method that Slack does not have is unknown', async () => {
    await using standIn = await startStandIn()
    expect(await refusal(standIn.client.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' })
  })

  test('Socket Mode is refused in words', async () => {
    await using standIn = await startStandIn()
    expect(await refusal(standIn.client.apps.connections.open())).toMatchObject({
      error: 'not_allowed_token_type',
      response_metadata: { messages: [expect.stringContaining('Socket Mode')] },
    })
  })
})

describe('bodies', () => {
  const bodies: {
    it: string
    init: { body: FormData | URLSearchParams | string; headers?: Record<string, string> }
  }[] = [
    {
      it: 'JSON',
      init: {
        body: JSON.stringify({ ...hello, blocks: [{ type: 'divider' }] }),
        headers: { 'content-type': 'application/json' },
      },
    },
    { it: 'a form', init: { body: new URLSearchParams({ ...hello, blocks: '[{"type":"divider"}]' }) } },
    { it: 'a multipart form', init: { body: multipart({ ...hello, blocks: '[{"type":"divider"}]' }) } },
  ]
  test.each(bodies)('come as $it', async ({ init }) => {
    await using standIn = await startStandIn()
    const { workspace } = standIn
    const headers = { ...init.headers, authorization: `Bearer ${workspace.botToken}` }
    const response = await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST', ...init, headers })
    expect(await response.json()).toMatchObject({ ok: true })
    expect(workspace.messages('general')[0]?.blocks[0]).toMatchObject({ type: 'divider' })
  })

  test('may hold the token, which is never logged', async () => {
    await using standIn = await startStandIn()
    const { workspace } = standIn
    const body = new URLSearchParams({ ...hello, token: workspace.botToken })
    await fetch(`${workspace.apiUrl}chat.postMessage`, { method: 'POST', body })
    expect(workspace.requests[0]?.args).toEqual(hello)
    expect(JSON.stringify(workspace.requests)).not.toContain(workspace.botToken)
  })
})

describe('rate limits', () => {
  test('hold a channel to one message a second after a burst, and leave others alone', async () => {
    await using standIn = await startStandIn({ burst: 2 })
    const { clock } = standIn
    await post(standIn, hello)
    await post(standIn, hello)
    await expect(post(standIn, hello)).rejects.toMatchObject({ retryAfter: 1 })
    await post(standIn, { ...hello, channel: 'C0PRODUCT1' })
    await clock.advance(1000)
    await post(standIn, hello)
    expect(standIn.workspace.messages('general')).toHaveLength(3)
  })

  test('come when they are asked for', async () => {
    await using standIn = await startStandIn()
    standIn.workspace.fail({
      method: 'chat.postMessage',
      fault: { kind: 'rateLimited', retryAfterSeconds: 30 },
    })
    await expect(post(standIn, hello)).rejects.toMatchObject({ retryAfter: 30 })
    expect(standIn.workspace.requests[0]).toMatchObject({ status: 429, error: 'ratelimited' })
    await post(standIn, hello)
  })
})

describe('faults', () => {
  test('answer with an error of Slack’s for as often as planned', async () => {
    await using standIn = await startStandIn()
    const { client, workspace } = standIn
    workspace.fail({ method: '*', fault: { kind: 'error', error: 'internal_error' }, times: 2 })
    expect(await refusal(post(standIn, hello))).toMatchObject({ error: 'internal_error' })
    expect(await refusal(client.auth.test())).toMatchObject({ error: 'internal_error' })
    await post(standIn, hello)
  })

  test('answer with a page of HTML', async () => {
    await using standIn = await startStandIn()
    standIn.workspace.fail({ method: 'auth.test', fault: { kind: 'serverError', status: 503 } })
    await expect(standIn.client.auth.test()).rejects.toMatchObject({ statusCode: 503 })
  })

  test('drop the connection after the work is done', async () => {
    await using standIn = await startStandIn()
    standIn.workspace.fail({ method: 'chat.postMessage', fault: { kind: 'dropAfterWork' } })
    await expect(post(standIn, hello)).rejects.toThrow()
    expect(standIn.workspace.messages('general')).toHaveLength(1)
  })

  test('reach uploads, too', async () => {
    await using standIn = await startStandIn()
    standIn.workspace.fail({ method: 'upload', fault: { kind: 'serverError', status: 500 } })
    const upload = standIn.client.filesUploadV2({ file: tinyPng, filename: 'a.png' })
    await expect(upload).rejects.toThrow()
    expect(standIn.workspace.requests.at(-1)).toMatchObject({ target: 'upload', status: 500 })
    expect(standIn.workspace.files()).toEqual([])
  })

  test('hang until the caller gives up', async () => {
    await using standIn = await startStandIn()
    const { workspace } = standIn
    workspace.fail({ method: 'auth.test', fault: { kind: 'hang' } })
    const call = fetch(`${workspace.apiUrl}auth.test`, { method: 'POST', signal: AbortSignal.timeout(50) })
    await expect(call).rejects.toMatchObject({ name: 'TimeoutError' })
  })
})

describe('blocks.validate', () => {
  test('needs no token, and lists problems with their pointers', async () => {
    await using standIn = await startStandIn()
    const validate = async (args: Record<string, string>) => {
      const response = await fetch(`${standIn.workspace.apiUrl}blocks.validate`, {
        method: 'POST',
        body: new URLSearchParams(args),
      })
      return (await response.json()) as Record<string, unknown>
    }
    expect(await validate({ blocks: '[{"type":"divider"}]' })).toEqual({ ok: true })
    expect(await validate({ blocks: '[{"type":"hero"}]' })).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [{ message: 'unsupported type: "hero"', pointer: '/blocks/0/type' }],
    })
    expect(await validate({ view: '{"type":"modal"}' })).toMatchObject({ error: 'invalid_view' })
    expect(await validate({ message: '{"blocks":{}}' })).toMatchObject({ error: 'invalid_message' })
    expect(await validate({})).toMatchObject({ error: 'invalid_arguments' })
  })
})

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
