import { expect, test } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { parseCommand } from '../../src/query/parse-command.ts'
import { linkIn } from '../../src/slack/pasted-link.ts'

function linkOf(text: string): string | undefined {
  const command = parseCommand(text)
  if (command instanceof InvalidQueryError || command.kind !== 'question') throw new Error(text)
  return linkIn(command.question)?.url
}

const link = 'https://app.amplitude.com/analytics/acme/chart/abc123'

test('a pasted link of a chart is kept, as Slack writes it or bare', () => {
  expect(linkOf(`chart ${link}`)).toBe(link)
  expect(linkOf(`chart <${link}>`)).toBe(link)
  expect(linkOf(`<${link}|my chart> private`)).toBe(link)
})

test('nothing else has one', () => {
  expect(linkOf('chart abc123')).toBeUndefined()
  expect(linkOf('dau')).toBeUndefined()
  expect(linkOf('chart https://amplitude.com.evil.example/chart/abc123')).toBeUndefined()
})

test('the question with the link in it can be asked again', () => {
  const command = parseCommand(`chart <${link}>`)
  if (command instanceof InvalidQueryError || command.kind !== 'question') throw new Error('No question.')
  expect(linkOf(linkIn(command.question)?.text ?? '')).toBe(link)
})
