import { expect } from 'vitest'
import type { Choice } from '../../src/demo/slack/driver/choose.ts'
import type { DemoMessage, DemoView } from '../../src/demo/slack/page-protocol.ts'
import { validateView } from '../../src/demo/slack/validate-view.ts'
import { isPlaceholder } from './bot-talk.ts'
import type { BotWorld } from './bot-world.ts'

/** A choice in the form, or a press of one of its buttons. */
export type FormStep = readonly [actionId: string, choice?: Choice]

/** How a question is put together, none of it typed as a text, and the text that it makes. */
export interface FormRow {
  kind: string
  steps: readonly FormStep[]
  text: string
}

/** A person with the form open, in a world of the test's own. */
export interface FormDriver {
  /** Types a command that opens the form, and waits for it. */
  open(text: string, channel?: string): Promise<void>
  /** Opens the form and puts a question together from nothing. */
  build(kind: string, steps: readonly FormStep[]): Promise<void>
  /** Presses a button that opens the form. */
  openBy(message: DemoMessage, actionId: string): Promise<void>
  /** Makes a choice, or presses a button of the form, and waits until the form has grown with it. */
  choose(actionId: string, choice?: Choice): Promise<void>
  /** Sends the form and waits for the answer. */
  submit(inputs?: Record<string, Choice>): Promise<DemoMessage>
  /** Everything that the modal on top holds, as JSON; it keeps to Block Kit, or the test fails. */
  shown(): string
  /** The line with the question as it would be typed. */
  line(): string
  close(): Promise<void>
}

export function driveForm({ slack }: Pick<BotWorld, 'slack'>): FormDriver {
  const isOpen = (): boolean => slack.modals().length > 0
  const topView = (): DemoView => {
    const view = slack.modals().at(-1)
    if (view === undefined) throw new Error('No modal is open.')
    expect(validateView(view.view, 'modal')).toEqual([])
    return view
  }
  const shown = (): string => JSON.stringify(topView().view)
  const open: FormDriver['open'] = async (text, channel = 'product') => {
    await slack.type(channel, text, { until: isOpen })
  }
  const choose: FormDriver['choose'] = async (actionId, choice = null) => {
    const { hash } = topView()
    await slack.press('modal', actionId, { choice, until: () => slack.modals().at(-1)?.hash !== hash })
  }
  return {
    shown,
    open,
    choose,
    build: async (kind, steps) => {
      await open('/amp build')
      await choose('form_kind', kind)
      for (const [actionId, choice] of steps) await choose(actionId, choice)
    },
    openBy: async (message, actionId) => {
      await slack.press(message, actionId, { until: isOpen })
    },
    submit: async (inputs = {}) => {
      const { messages } = await slack.submit(inputs, {
        timeoutMs: 10_000,
        until: ({ messages }) => messages.length > 0 && !messages.some(({ text }) => isPlaceholder(text)),
      })
      const answer = messages.at(-1)
      if (answer === undefined) throw new Error('Nothing was answered.')
      return answer
    },
    line: () => /"text":"(\/amp (?:[^"\\]|\\.)*)"/.exec(shown())?.[1]?.replaceAll('\\"', '"') ?? '',
    close: async () => {
      if (isOpen()) await slack.closeModal(true)
    },
  }
}
