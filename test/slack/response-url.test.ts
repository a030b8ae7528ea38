import { expect, test } from 'vitest'
import { createResponseUrl } from '../../src/slack/response-url.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { startMessageSink } from '../support/message-sink.ts'

const content = { text: 'Fetching', blocks: [] }
test('what is shown is for one person, and can take the place of what they see', async () => {
  await using sink = await startMessageSink()
  const { url, received } = sink
  const responseUrl = createResponseUrl(url, new FakeClock())
  await responseUrl.show(content, false)
  await responseUrl.show(content, true)
  await responseUrl.clear()
  expect(received).toEqual([
    { response_type: 'ephemeral', replace_original: false, text: 'Fetching', blocks: [] },
    { response_type: 'ephemeral', replace_original: true, text: 'Fetching', blocks: [] },
    { delete_original: true },
  ])
})

test('after five messages Slack is not even asked', async () => {
  await using sink = await startMessageSink()
  const { url, received } = sink
  const responseUrl = createResponseUrl(url, new FakeClock())
  for (let use = 0; use < 5; use += 1) await responseUrl.show(content, true)
  await expect(responseUrl.show(content, true)).rejects.toMatchObject({ slackCode: 'response_url_spent' })
  expect(received).toHaveLength(5)
})

test('after half an hour Slack is not even asked', async () => {
  await using sink = await startMessageSink()
  const { url, received } = sink
  const clock = new FakeClock()
  const responseUrl = createResponseUrl(url, clock)
  await clock.advance(30 * 60_000)
  await expect(responseUrl.show(content, true)).rejects.toMatchObject({ slackCode: 'response_url_spent' })
  expect(received).toEqual([])
})

const refusals = [
  {
    sentence: 'a url that Slack has forgotten',
    status: 404,
    answer: 'no_service',
    code: 'response_url_spent',
  },
  {
    sentence: 'a url that is used up',
    status: 404,
    answer: '{"ok":false,"error":"used_url"}',
    code: 'response_url_spent',
  },
  {
    sentence: 'blocks that Slack refuses',
    status: 400,
    answer: '{"ok":false,"error":"invalid_blocks"}',
    code: 'invalid_blocks',
  },
  {
    sentence: 'a refusal that comes with status 200',
    status: 200,
    answer: '{"ok":false,"error":"invalid_blocks"}',
    code: 'invalid_blocks',
  },
  { sentence: 'a rate limit', status: 429, answer: '', code: 'ratelimited' },
  { sentence: 'an outage', status: 503, answer: '<html>', code: 'http_503' },
]

test.each(refusals)('$sentence is told apart', async ({ status, answer, code }) => {
  await using sink = await startMessageSink(status, answer)
  const { url } = sink
  await expect(createResponseUrl(url, new FakeClock()).show(content, false)).rejects.toMatchObject({
    slackCode: code,
  })
})

test('a server that is not there is no response', async () => {
  const responseUrl = createResponseUrl('http://127.0.0.1:1/response', new FakeClock())
  await expect(responseUrl.clear()).rejects.toMatchObject({ slackCode: 'no_response', isPermanent: false })
})
