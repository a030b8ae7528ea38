import { describe, expect, test } from 'vitest'
import { post, refusal, startStandIn, tinyPng, type StandIn } from '../../../support/slack-stand-in.ts'

const general = 'C0GENERAL1'

async function upload({ client }: StandIn, file = tinyPng, filename = 'chart.png'): Promise<string> {
  const { files } = await client.filesUploadV2({ file, filename, title: 'DAU' })
  return files[0]?.files?.[0]?.id ?? ''
}

const picture = (id: string) => ({ type: 'image' as const, alt_text: 'DAU', slack_file: { id } })

describe('uploading', () => {
  test('keeps the bytes, and the page can show them', async () => {
    await using standIn = await startStandIn()
    const id = await upload(standIn)
    expect(standIn.workspace.fileBytes(id)).toEqual(tinyPng)
    const response = await fetch(`${standIn.workspace.url}/demo/files/${id}.png`)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer())).toEqual(tinyPng)
    await post(standIn, { channel: general, text: 'DAU', blocks: [picture(id)] })
    expect(standIn.workspace.messages('general')[0]?.blocks[0]).toMatchObject(picture(id))
  })

  test('takes the bytes raw, too, but not more or fewer than were announced', async () => {
    await using standIn = await startStandIn()
    const { client, workspace } = standIn
    const { upload_url, file_id } = await client.files.getUploadURLExternal({
      filename: 'a.png',
      length: tinyPng.length,
    })
    const send = async (bytes: Buffer) =>
      (await fetch(upload_url!, { method: 'POST', body: new Uint8Array(bytes) })).status
    expect(await send(tinyPng.subarray(1))).toBe(400)
    expect(await send(tinyPng)).toBe(200)
    await client.files.completeUploadExternal({ files: [{ id: file_id! }] })
    expect(workspace.files()).toEqual([file_id])
  })

  test('refuses nothing, and completing what was not sent', async () => {
    await using standIn = await startStandIn()
    const { client } = standIn
    const nothing = client.files.getUploadURLExternal({ filename: 'a.png', length: 0 })
    expect(await refusal(nothing)).toMatchObject({ error: 'missing_argument' })
    const { file_id } = await client.files.getUploadURLExternal({ filename: 'a.png', length: 5 })
    const early = client.files.completeUploadExternal({ files: [{ id: file_id! }] })
    expect(await refusal(early)).toMatchObject({ error: 'file_not_found' })
  })
})

describe('processing', () => {
  test('holds the picture back until it is over', async () => {
    await using standIn = await startStandIn({
      fileProcessingMs: 4_000,
      scopes: ['chat:write', 'files:write', 'files:read'],
    })
    const { client, clock, workspace } = standIn
    const id = await upload(standIn)
    const show = async () => post(standIn, { channel: general, text: 'DAU', blocks: [picture(id)] })
    expect(await refusal(show())).toMatchObject({
      error: 'invalid_blocks',
      errors: ['invalid slack file [json-pointer:/blocks/0/slack_file]'],
      response_metadata: { messages: ['[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]'] },
    })
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('')
    expect((await fetch(`${workspace.url}/demo/files/${id}.png`)).status).toBe(404)
    await clock.advance(4_000)
    await show()
    expect((await client.files.info({ file: id })).file?.mimetype).toBe('image/png')
  })

  const unshowable: { it: string; make: (standIn: StandIn) => Promise<string> }[] = [
    { it: 'an id that nobody has', make: async () => 'F0NOBODY001' },
    {
      it: 'a file that only calls itself a picture',
      make: async (standIn) => upload(standIn, Buffer.from('<svg/>')),
    },
    {
      it: 'a file that was deleted',
      make: async (standIn) => {
        const id = await upload(standIn)
        await standIn.client.files.delete({ file: id })
        return id
      },
    },
  ]
  test.each(unshowable)('never shows $it', async ({ make }) => {
    await using standIn = await startStandIn()
    const blocks = [picture(await make(standIn))]
    expect(await refusal(post(standIn, { channel: general, text: 'a', blocks }))).toMatchObject({
      error: 'invalid_blocks',
    })
  })

  test('does not help where Slack shares no files: with one person alone', async () => {
    await using standIn = await startStandIn()
    const blocks = [picture(await upload(standIn))]
    const call = standIn.client.chat.postEphemeral({
      channel: general,
      user: 'U0ADA00001',
      text: 'a',
      blocks,
    })
    expect(await refusal(call)).toMatchObject({ error: 'invalid_blocks' })
  })
})

describe('sharing', () => {
  test('posts the file with its comment where the bot is a member', async () => {
    await using standIn = await startStandIn({ scopes: ['files:write', 'files:read'] })
    const { client, workspace } = standIn
    const file = Buffer.from('day,users\n2026-11-22,12\n')
    await client.filesUploadV2({
      file,
      filename: 'dau.csv',
      channel_id: general,
      initial_comment: 'As asked',
    })
    const [message] = workspace.messages('general')
    expect(message).toMatchObject({
      text: 'As asked',
      files: [{ name: 'dau.csv', mimeType: 'text/csv; charset=utf-8', bytes: file.length }],
    })
    const response = await fetch(workspace.url + message!.files![0]!.url)
    expect(await response.text()).toBe(file.toString())
    const { file: shared } = await client.files.info({ file: message!.files![0]!.id })
    expect(shared?.shares?.public?.[general]?.[0]?.ts).toBe(message!.ts)
  })

  test('is refused elsewhere, and for the id of a person', async () => {
    await using standIn = await startStandIn()
    const share = async (channel_id: string) =>
      (await refusal(standIn.client.filesUploadV2({ file: tinyPng, filename: 'a.png', channel_id })))['error']
    expect(await share('C0RANDOM01')).toBe('not_in_channel')
    expect(await share('C0LEADERS1')).toBe('channel_not_found')
    expect(await share('U0ADA00001')).toBe('invalid_arguments')
  })
})

describe('deleting', () => {
  test('takes the bytes away, once', async () => {
    await using standIn = await startStandIn()
    const id = await upload(standIn)
    await standIn.client.files.delete({ file: id })
    expect(standIn.workspace.fileBytes(id)).toBeUndefined()
    expect(await refusal(standIn.client.files.delete({ file: id }))).toMatchObject({ error: 'file_deleted' })
    expect(await refusal(standIn.client.files.delete({ file: 'F0NOBODY001' }))).toMatchObject({
      error: 'file_not_found',
    })
  })
})
