import { describe, expect, it } from 'vitest'
import { UpstreamError } from '../../../src/errors.ts'
import type { DigestRun } from '../../../src/jobs/digests/digest-store.ts'
import { joinedReason } from '../../../src/jobs/digests/due-slots.ts'
import {
  aComposingWorld,
  answers,
  aSlot,
  messageOf,
  outage,
  runSlotOnce,
} from '../../support/composing-world.ts'
import { activeUsers } from '../../support/part-answers.ts'

describe('a slot', () => {
  it('asks its parts for the timetable, as the digest they belong to', async () => {
    const world = aComposingWorld(answers)
    await runSlotOnce(world, aSlot({ parts: ['dau last 14d', 'event Purchase last 14d'] }))
    expect(world.asked.map(({ text }) => text)).toEqual([
      'dau last 14d project Acme',
      'event Purchase last 14d project Acme',
    ])
    for (const { options } of world.asked)
      expect(options).toMatchObject({
        priority: 'timetable',
        fairnessKey: 'digest T0ACME 1',
        takesLastKnown: false,
        wholeRange: 'left out',
      })
  })

  it('gives its comparison to each part that takes one and has none, and then needs the whole range', async () => {
    const world = aComposingWorld(answers)
    const parts = ['dau', 'event Purchase last 7d vs last year', 'retention last 8 weeks', 'event Purchase']
    await runSlotOnce(world, aSlot({ parts, comparison: 'last week' }))
    expect(world.asked.map(({ text }) => text).toSorted()).toEqual([
      'dau vs last week project Acme',
      'event Purchase last 7d vs last year project Acme',
      'event Purchase vs last week project Acme',
      'retention last 8 weeks project Acme',
    ])
    for (const { options } of world.asked) expect(options?.wholeRange).toBe('asked')
  })

  it('tells a part that is not valid any more, or no number, as a line', async () => {
    const world = aComposingWorld(answers)
    const parts = ['dau', 'funel Purchase', 'event Gone', 'events', 'help']
    const { failures, lines } = messageOf(await runSlotOnce(world, aSlot({ parts })))
    expect(lines).toHaveLength(1)
    expect(failures).toEqual([
      { command: 'funel Purchase', reason: "I don't know “funel”." },
      { command: 'event Gone', reason: expect.stringContaining('No event “Gone” in Acme.') as string },
      { command: 'events', reason: 'A digest holds questions whose answer is a number.' },
      { command: 'help', reason: 'A digest holds questions whose answer is a number.' },
    ])
  })

  it('tells one that breaks without its text, and the others all the same', async () => {
    const world = aComposingWorld(async (query) => {
      if (query.kind === 'funnel') throw new Error('secret-key in here')
      return activeUsers()
    })
    const message = messageOf(
      await runSlotOnce(world, aSlot({ parts: ['dau', 'funnel Purchase > Purchase'] })),
    )
    expect(message.lines).toHaveLength(1)
    expect(message.failures).toEqual([
      { command: 'funnel Purchase > Purchase', reason: 'Something broke while it was answered.' },
    ])
  })

  it('comes later where nothing is answered just now, and tells that at its last attempt', async () => {
    const world = aComposingWorld(() => Promise.reject(outage))
    const slot = aSlot({ parts: ['dau', 'wau'] })
    expect(await runSlotOnce(world, slot)).toEqual({ kind: 'later', reason: outage.userMessage })
    expect(messageOf(await runSlotOnce(world, slot, true)).failures).toHaveLength(2)
  })

  it('comes later also where one of them will never be answered', async () => {
    const world = aComposingWorld(() => Promise.reject(outage))
    const slot = aSlot({ parts: ['funel Purchase', 'wau'] })
    expect(await runSlotOnce(world, slot)).toEqual({ kind: 'later', reason: outage.userMessage })
  })

  it('is told at once where trying again cannot help', async () => {
    const world = aComposingWorld(() =>
      Promise.reject(new UpstreamError('auth', { userMessage: 'Refused.' })),
    )
    expect(messageOf(await runSlotOnce(world, aSlot({ parts: ['dau'] }))).verdict).toBe(
      'It could not be answered.',
    )
  })

  it('does not wait for a part for ever', async () => {
    const world = aComposingWorld(async (query) =>
      query.kind === 'funnel' ? await new Promise(() => {}) : activeUsers(),
    )
    const composing = runSlotOnce(world, aSlot({ parts: ['dau', 'funnel Purchase > Purchase'] }))
    // The one that was answered has let its deadline go.
    await expect.poll(() => world.clock.sleeping).toBe(1)
    await world.clock.advance(20 * 60_000)
    const message = messageOf(await composing)
    expect(message.failures).toEqual([
      {
        command: 'funnel Purchase > Purchase',
        reason: 'It was not answered in time. Ask it by itself to see more.',
      },
    ])
    expect(message.marks).toEqual(['Late, 18 min: Amplitude took that long to answer.'])
    expect(world.clock.sleeping).toBe(0)
  })

  it('marks the known days of the project in its picture', async () => {
    const world = aComposingWorld(answers)
    await runSlotOnce(world, aSlot({ parts: ['dau last 30d'], pictures: 'each' }))
    expect(world.drawn.map(({ altText }) => altText).join()).toContain('Singles’ Day: on Wed, Nov 11')
  })

  it('ends with its signal', async () => {
    const world = aComposingWorld(async (_query, signal) => {
      await new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      )
      return activeUsers()
    })
    const stopping = new AbortController()
    const composing = world.compose(aSlot({ parts: ['dau'] }), { isLastAttempt: false }, stopping.signal)
    stopping.abort(new Error('The bot is stopping.'))
    await expect(composing).rejects.toThrow('The bot is stopping.')
  })

  it('is quiet on a usual day where it comes only when something moved', async () => {
    const world = aComposingWorld(answers)
    const outcome = await runSlotOnce(world, aSlot({ parts: ['dau'], onlyWhenMoved: true }))
    expect(outcome).toMatchObject({
      kind: 'quiet',
      reason: expect.stringMatching(/^Nothing moved/) as string,
    })
    expect(world.drawn).toEqual([])
  })
})

describe('a slot that is late', () => {
  const late = new Date('2026-11-23T08:42:00Z').getTime()

  it('says so, and for how many it stands', async () => {
    const world = aComposingWorld(answers)
    world.clock.set(late)
    const skipped = (dueAt: string, reason: string): DigestRun => ({
      dueAt: new Date(dueAt),
      trigger: 'schedule',
      state: 'skipped',
      finishedAt: undefined,
      lateMs: undefined,
      reason,
      posted: undefined,
    })
    world.runs.push(
      { ...skipped('2026-11-23T08:00:00Z', ''), state: 'waiting' },
      skipped('2026-11-20T08:00:00Z', joinedReason),
      skipped('2026-11-19T08:00:00Z', joinedReason),
      { ...skipped('2026-11-18T08:00:00Z', ''), state: 'delivered' },
      skipped('2026-11-17T08:00:00Z', joinedReason),
    )
    expect(messageOf(await runSlotOnce(world, aSlot({ parts: ['dau'] }))).marks).toEqual([
      'Late, 42 min: the bot was not running at 9:00.',
      'Stands for 3 slots: 2 before it were missed.',
    ])
  })

  it('blames itself where it was tried before', async () => {
    const world = aComposingWorld(answers)
    world.clock.set(late)
    const slot = aSlot({ parts: ['dau'] }, { attempt: 2 })
    expect(messageOf(await runSlotOnce(world, slot)).marks).toEqual([
      'Late, 42 min: its numbers could not be had sooner.',
    ])
  })

  it('is a test where somebody asked for it', async () => {
    const world = aComposingWorld(answers)
    world.clock.set(late)
    const { marks } = messageOf(await runSlotOnce(world, aSlot({ parts: ['dau'] }, { trigger: 'test' })))
    expect(marks).toEqual(['Test: somebody asked for it now; the schedule goes on as it was.'])
  })
})
