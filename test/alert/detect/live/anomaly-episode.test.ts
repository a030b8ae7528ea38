import { expect, it } from 'vitest'
import { createAnomalyEpisode } from '../../../../src/alert/detect/live/anomaly-episode.ts'
import { liveSettings } from '../../../../src/alert/detect/live/live-settings.ts'

/** A step as strength of the evidence and relative change; the usual deviation is 10 %. */
type Step = readonly [strength: number, change: number]

function follow(steps: readonly Step[], isOutage = false): string[] {
  const episode = createAnomalyEpisode(liveSettings.hour, 1)
  return steps.map(([strength, change]) => {
    const direction = change < 0 ? ('drop' as const) : ('spike' as const)
    const log = Math.log1p(Math.max(change, -0.999))
    const verdict = episode.step({ evidence: { strength, direction }, log, spread: 0.1, isOutage })
    return verdict.isAnomaly ? `${verdict.direction} ${verdict.pace}` : verdict.hasEnded ? 'over' : 'usual'
  })
}

it.each<{ sentence: string; steps: readonly Step[]; verdicts: readonly string[] }>([
  {
    sentence: 'begins with enough evidence, whatever the deviation',
    steps: [
      [0.9, -0.5],
      [1.1, -0.12],
    ],
    verdicts: ['usual', 'drop hold'],
  },
  {
    sentence: 'lasts while values stay out, and is over with the first that does not',
    steps: [
      [2, -0.5],
      [0.2, -0.4],
      [0.2, -0.1],
      [0.2, -0.4],
    ],
    verdicts: ['drop hold', 'drop hold', 'over', 'usual'],
  },
  {
    sentence: 'is over when values are back, though the window still sees what was',
    steps: [
      [5, -0.5],
      [4, 0.02],
    ],
    verdicts: ['drop hold', 'over'],
  },
  {
    sentence: 'keeps its direction until it is over',
    steps: [
      [5, -0.5],
      [5, 0.9],
    ],
    verdicts: ['drop hold', 'over'],
  },
  {
    sentence: 'takes its level for the new one after hours',
    steps: Array.from({ length: 8 }, () => [3, 0.8] as const),
    verdicts: [...Array.from({ length: 6 }, () => 'spike hold'), 'spike accept', 'spike accept'],
  },
])('$sentence', ({ steps, verdicts }) => {
  expect(follow(steps)).toEqual(verdicts)
})

it('does not take an outage for the new level before a day is over', () => {
  const verdicts = follow(
    Array.from({ length: 26 }, () => [0, -1] as const),
    true,
  )
  expect(verdicts.slice(0, 24)).toEqual(Array.from({ length: 24 }, () => 'drop hold'))
  expect(verdicts.at(-1)).toBe('drop accept')
})
