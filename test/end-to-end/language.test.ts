import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DemoMessage } from '../../src/demo/slack/page-protocol.ts'
import { identity } from '../../src/demo/slack/state/identity.ts'
import { ask, blockTypes, buttonsOf, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import type { RowAnswer } from '../support/language-row.ts'
import { languageRows } from '../support/language-rows.ts'

let world: BotWorld

beforeAll(async () => {
  world = await startBotWorld({ adminUsers: [identity.me] })
  // The first picture waits for its fonts, which a clock that runs so fast might not.
  await ask(world, 'growth', '/amp new users last 7d')
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const typed = languageRows.filter(({ isTakenCell }) => isTakenCell !== true)
const isForm = ({ answer }: (typeof typed)[number]) => answer === 'form'

describe('the language, typed', () => {
  it.each(typed.filter((row) => !isForm(row)))(
    '§$section /amp $text: $answer',
    async ({ text, answer, says, request }) => {
      const reply = await ask(world, 'product', `/amp ${text}`.trimEnd())
      expect(formOf(reply.answer), wordsOf(reply.answer)).toBe(answer)
      expect(wordsOf(reply.answer)).toMatch(says)
      expect(`${wordsOf(reply.answer)} ${reply.answer.text}`).not.toMatch(/undefined|NaN|null|\[object/)
      if (request === undefined) return
      const asked = (await world.amplitude.requests()).map(({ target }) => target)
      expect(asked).toContain(request)
    },
  )

  it.each(typed.filter(isForm))('§$section /amp $text: the form', async ({ text, says }) => {
    await world.slack.type('product', `/amp ${text}`, { until: () => world.slack.modals().length > 0 })
    expect(JSON.stringify(world.slack.modals().at(-1)?.view)).toMatch(says)
    await world.slack.closeModal()
  })

  it('leads from an unfinished question to the form', async () => {
    const { answer } = await ask(world, 'product', '/amp funnel Search')
    expect(Object.keys(buttonsOf(answer)).some((id) => id.startsWith('open_form'))).toBe(true)
  })
})

/** What a message is, by who sees it and what it holds. */
function formOf(message: DemoMessage): RowAnswer {
  const blocks = blockTypes(message)
  if ((message.files ?? []).length > 0 && !blocks.includes('image')) return 'file'
  if (!message.isEphemeral)
    return blocks.includes('data_table') ? 'table' : blocks.includes('image') ? 'picture' : 'private'
  if (blocks.includes('data_visualization')) return 'private chart'
  return /\^/.test(wordsOf(message)) ? 'mistake' : 'private'
}
