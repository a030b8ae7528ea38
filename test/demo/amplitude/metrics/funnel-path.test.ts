import { describe, expect, it } from 'vitest'
import { pathFrom, type FunnelMode, type Walk } from '../../../../src/demo/amplitude/metrics/funnel-path.ts'

/** `A1 B2.5 X3`: events by letter and second. A, B and C are the steps; small letters are a second kind of the same step. */
function walkOf(text: string): Walk {
  const events = text.split(' ').map((word) => ({ letter: word[0]!, time: Number(word.slice(1)) * 1000 }))
  const step = (letter: string) => ['A', 'B', 'C'].indexOf(letter.toUpperCase())
  return {
    times: Float64Array.from(events, ({ time }) => time),
    seconds: Float64Array.from(events, ({ time }) => Math.floor(time / 1000)),
    steps: Uint32Array.from(events, ({ letter }) => (step(letter) < 0 ? 0 : 1 << step(letter))),
    events: Uint8Array.from(events, ({ letter }) => letter.charCodeAt(0)),
  }
}

describe('one way through a funnel', () => {
  it.each<[string, FunnelMode, string, number, number[]]>([
    ['takes the earliest event of each next step', 'ordered', 'A1 X2 B3 B4 C5', 60, [0, 2, 4]],
    ['does not go back', 'ordered', 'B1 A2 C3', 60, [1]],
    ['counts the edge of the window', 'ordered', 'A1 B61', 60, [0, 1]],
    ['ends with the window', 'ordered', 'A1 B62', 60, [0]],
    ['starts the window at the first step', 'ordered', 'A1 B31 C62', 60, [0, 1]],
    ['takes two events of one second in either order', 'ordered', 'B1.1 A1.5 C2', 60, [1, 0, 2]],
    ['breaks a sequence at another event', 'sequential', 'A1 X2 B3', 60, [0]],
    ['breaks a sequence at a repeated step', 'sequential', 'A1 A2 B3', 60, [0]],
    ['keeps a sequence together', 'sequential', 'A1 B3 C9 X10', 60, [0, 1, 2]],
    ['lets an intruder of the same second pass', 'sequential', 'A1.1 X1.2 B1.3', 60, [0, 2]],
    ['finds other steps before and after the anchor', 'unordered', 'C1 B2 A3', 60, [2, 1, 0]],
    ['looks no further back than the window', 'unordered', 'C1 B90 A100', 60, [2, 1]],
    ['stops at the first step that is missing', 'unordered', 'C1 A2', 60, [1]],
  ])('%s (%s, %s)', (...[, mode, text, windowSeconds, expected]) => {
    const walk = walkOf(text)
    const anchor = text.split(' ').findIndex((word) => word.startsWith('A'))
    expect(pathFrom(walk, anchor, { mode, stepCount: 3, windowSeconds })).toEqual(expected)
  })

  it('an event serves one step, and twice in a second is once', () => {
    const walk: Walk = {
      times: Float64Array.of(1000, 1300, 2500),
      seconds: Float64Array.of(1, 1, 2),
      steps: Uint32Array.of(3, 3, 3),
      events: Uint8Array.of(7, 7, 7),
    }
    expect(pathFrom(walk, 0, { mode: 'ordered', stepCount: 2, windowSeconds: 60 })).toEqual([0, 2])
  })
})
