import { describe, expect, it } from 'vitest'
import type { PageAction } from '../../../../src/demo/page/state/page-reducer.ts'
import { pageReducer } from '../../../../src/demo/page/state/page-reducer.ts'
import type { PageState } from '../../../../src/demo/page/state/page-state.ts'
import { slackbotId } from '../../../../src/demo/page/state/page-state.ts'
import type { DemoEvent, DemoMessage, DemoRequest } from '../../../../src/demo/slack/page-protocol.ts'
import { sampleState } from '../sample-state.ts'

const realMs = 1000

function after(...actions: PageAction[]): PageState {
  const snapshot: PageAction = { type: 'snapshot', snapshot: sampleState(), realMs }
  const state = [snapshot, ...actions].reduce<PageState | undefined>(pageReducer, undefined)
  if (state === undefined) throw new Error('A snapshot always gives a state.')
  return state
}

function event(what: DemoEvent): PageAction {
  return { type: 'event', event: what, realMs }
}

function message(change: Partial<DemoMessage>): DemoMessage {
  const plain = { channelId: 'C1', ts: '1795439000.000100', userId: 'UBOT', text: 'Hello', blocks: [] }
  return { ...plain, isEphemeral: false, isEdited: false, ...change }
}

function textsIn(state: PageState, channelId: string): string[] {
  return state.messages.filter((each) => each.channelId === channelId).map((each) => each.text)
}

describe('before the first snapshot', () => {
  it('ignores everything else', () => {
    expect(pageReducer(undefined, { type: 'drawerToggled' })).toBeUndefined()
  })
})

describe('a snapshot', () => {
  it('opens the first channel that the bot is a member of', () => {
    expect(after().channelId).toBe('C1')
  })

  it('keeps what the page had open when the connection comes back', () => {
    const back: PageAction = { type: 'snapshot', snapshot: sampleState(), realMs }
    const state = after({ type: 'channelOpened', channelId: 'C2' }, { type: 'connectionLost' }, back)
    expect(state).toMatchObject({ channelId: 'C2', isLive: true })
  })

  it('keeps Slack’s own notices, which the server does not know', () => {
    const back: PageAction = { type: 'snapshot', snapshot: sampleState(), realMs }
    const state = after(event({ type: 'notice', channelId: 'C1', text: 'It failed' }), back)
    expect(textsIn(state, 'C1')).toContain('It failed')
  })
})

describe('a message', () => {
  it('stands where its time puts it, whenever it arrives', () => {
    const late = message({ channelId: 'C2', ts: '20.000000', text: 'second' })
    const early = message({ channelId: 'C2', ts: '10.000000', text: 'first' })
    const state = after(event({ type: 'message', message: late }), event({ type: 'message', message: early }))
    expect(textsIn(state, 'C2')).toEqual(['first', 'second'])
  })

  it('replaces the one with its channel and time', () => {
    const edited = message({ text: 'Done', isEdited: true })
    const state = after(
      event({ type: 'message', message: message({}) }),
      event({ type: 'message', message: edited }),
    )
    expect(textsIn(state, 'C1').filter((text) => ['Hello', 'Done'].includes(text))).toEqual(['Done'])
  })

  it('counts as unread in a channel that is not open, until that is opened', () => {
    const there = event({ type: 'message', message: message({ channelId: 'C2' }) })
    expect(after(there).unread).toEqual({ C2: 1 })
    expect(after(there, { type: 'channelOpened', channelId: 'C2' }).unread).toEqual({})
  })

  it.each([
    ['in the open channel', [message({})]],
    ['of oneself', [message({ channelId: 'C2', userId: 'ME' })]],
  ])('is not unread when it is %s', (_, [own]) => {
    expect(after(event({ type: 'message', message: own! })).unread).toEqual({})
  })

  it('is not counted again when it is edited', () => {
    const there = event({ type: 'message', message: message({ channelId: 'C2' }) })
    expect(after(there, there).unread).toEqual({ C2: 1 })
  })

  it('goes when it is deleted or dismissed', () => {
    const come = event({ type: 'message', message: message({}) })
    const key = { channelId: 'C1', ts: message({}).ts }
    expect(textsIn(after(come, event({ type: 'messageDeleted', ...key })), 'C1')).not.toContain('Hello')
    expect(textsIn(after(come, { type: 'messageDismissed', ...key }), 'C1')).not.toContain('Hello')
  })
})

describe('a notice', () => {
  const here = event({ type: 'notice', channelId: 'C1', text: 'It failed' })

  it('is a line by Slackbot that only this person sees', () => {
    const notice = after(here).messages.find((each) => each.text === 'It failed')
    expect(notice).toMatchObject({ userId: slackbotId, isEphemeral: true, channelId: 'C1' })
  })

  it('has the time of the demo’s clock', () => {
    const notice = after({ ...here, realMs: realMs + 5000 } as PageAction).messages.at(-1)
    expect(Number(notice?.ts)).toBeCloseTo(Date.parse(sampleState().now) / 1000 + 5, 3)
  })

  it('has a time of its own, so that two at once stay two', () => {
    const notices = after(here, here).messages.filter((each) => each.text === 'It failed')
    expect(new Set(notices.map((each) => each.ts)).size).toBe(2)
  })

  it('is a toast as well for somebody who looks at another channel', () => {
    expect(after(here).toasts).toEqual([])
    const there = event({ type: 'notice', channelId: 'C2', text: 'It failed' })
    expect(after(there).toasts.map((toast) => toast.text)).toEqual(['It failed'])
  })
})

describe('what was asked', () => {
  it('is remembered once in a row, and closes the greeting', () => {
    const ask: PageAction = { type: 'asked', text: '/amp dau' }
    const state = after(ask, ask, { type: 'asked', text: '/amp mau' })
    expect(state.history).toEqual(['/amp dau', '/amp mau'])
    expect(state.hasAsked).toBe(true)
  })
})

describe('places', () => {
  it('opens one thing at the right: a thread closes the drawer', () => {
    const state = after({ type: 'drawerToggled' }, { type: 'threadOpened', ts: '1' })
    expect(state).toMatchObject({ isDrawerOpen: false, threadTs: '1' })
  })

  it('leaves the thread behind with its channel', () => {
    const state = after({ type: 'threadOpened', ts: '1' }, { type: 'channelOpened', channelId: 'C2' })
    expect(state.threadTs).toBeUndefined()
  })
})

it('keeps the latest hundred requests', () => {
  const request = (durationMs: number): DemoRequest => {
    const shared = { at: '2026-11-23T13:00:00Z', to: 'slack', method: 'POST', target: 'auth.test' } as const
    return { ...shared, status: 200, durationMs }
  }
  const actions = Array.from({ length: 105 }, (_, index) =>
    event({ type: 'request', request: request(index) }),
  )
  const kept = after(...actions).requests
  expect(kept).toHaveLength(100)
  expect(kept.at(-1)?.durationMs).toBe(104)
})

it('keeps three toasts, each under an id of its own', () => {
  const toast: PageAction = { type: 'toasted', text: 'Hello' }
  const state = after(toast, toast, toast, toast)
  expect(state.toasts.map(({ id }) => id)).toEqual([2, 3, 4])
  expect(pageReducer(state, { type: 'toastClosed', id: 3 })?.toasts.map(({ id }) => id)).toEqual([2, 4])
})
