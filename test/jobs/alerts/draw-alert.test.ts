import { describe, expect, it } from 'vitest'
import { composeAlertMessage } from '../../../src/alert/tell/compose-alert-message.ts'
import { createEvaluator } from '../../../src/alert/evaluate-alert.ts'
import type { ChartSpec } from '../../../src/chart/chart-picture.ts'
import type { DecorSpec } from '../../../src/chart/decor/decor-spec.ts'
import { RenderError } from '../../../src/errors.ts'
import { drawAlert } from '../../../src/jobs/alerts/draw-alert.ts'
import { drawBacktest } from '../../../src/jobs/alerts/draw-backtest.ts'
import { silentLogger } from '../../../src/logger.ts'
import type { DrawingDeps } from '../../../src/report/draw-picture.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { aFunnelResult } from '../../support/metric-results.ts'
import { lastWeeksDetector, toldAfter } from '../../support/told-alerts.ts'
import { toldKinds } from '../../support/told-kinds.ts'
import { toldFiveMinutes } from '../../support/told-live.ts'
import { toldDays } from '../../support/told-lives.ts'

const signal = new AbortController().signal

/** What draws on paper: the last picture that was asked for. */
function paper(render?: () => Promise<never>): DrawingDeps & { drawn: ChartSpec[] } {
  const drawn: ChartSpec[] = []
  return {
    drawn,
    clock: new FakeClock(),
    logger: silentLogger,
    theme: 'light',
    renderer: {
      name: 'paper',
      render:
        render ??
        (async (spec) => {
          drawn.push(spec)
          return { png: Buffer.from('png'), width: 2, height: 1, altText: spec.altText }
        }),
      close: async () => {},
    },
  }
}

function toldBy(name: string) {
  const found = [...toldDays, ...toldFiveMinutes, ...toldKinds].find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no life called ${name}.`)
  const told = toldAfter(found.life)
  const message = composeAlertMessage(told)
  if (message === undefined) throw new Error(`${name} has never fired.`)
  return { told, message }
}

interface Config {
  data: { labels: string[]; datasets: { data: (number | null)[]; pointStyle?: string; fill?: unknown }[] }
  options: { plugins: { decor: DecorSpec } }
}

async function drawnOf(name: string) {
  const deps = paper()
  const evaluator = createEvaluator(lastWeeksDetector)
  const image = await drawAlert(deps, { ...toldBy(name), evaluator }, signal)
  const config = deps.drawn[0]?.config as unknown as Config
  const { labels, datasets } = config.data
  const breaching = datasets.find(({ pointStyle }) => pointStyle === 'rectRot')?.data ?? []
  return {
    image,
    labels,
    decor: config.options.plugins.decor,
    band: datasets.find(({ fill }) => fill === '+1')?.data,
    breaches: breaching.flatMap((value, index) => (value === null ? [] : [labels[index]])),
    /** `fired 2026-11-19` */
    marks: (config.options.plugins.decor.timeMarks ?? []).map(
      ({ kind, at }) => `${kind} ${labels[at] ?? ''}`,
    ),
  }
}

describe('the picture of an incident', () => {
  it('has a header that says what the message says', async () => {
    const { decor, image } = await drawnOf('drop-vs-last-week')
    expect(decor.header).toEqual({
      title: 'Daily active users',
      subtitle: 'Acme · Oct 9 – Nov 19, 2026',
      headline: { text: '8,412', label: 'yesterday' },
      change: { text: '−22.3%', versus: 'vs Thu, Nov 12 (10,827)', direction: 'down' },
    })
    expect(image?.altText).toContain('Daily active users, Acme')
  })

  it('shows how far a day might have fallen, the day that fell further, and nothing of the day that still fills', async () => {
    const { labels, band, breaches, marks, decor } = await drawnOf('drop-vs-last-week')
    expect(labels.at(-1)).toBe('2026-11-19')
    expect(band?.at(-1)).toBe(10_827)
    expect(decor.legend?.map(({ text }) => text)).toContain('Up to 20% below the week before')
    expect(breaches).toEqual(['2026-11-19'])
    expect(marks).toEqual(['fired 2026-11-19'])
  })

  it('shows the usual range of what is unusual', async () => {
    const { band, decor } = await drawnOf('unusual-day')
    expect(band?.at(-1)).toBeCloseTo(10_827 * 1.125)
    expect(decor.legend?.map(({ text }) => text)).toContain('Usual range')
  })

  it('shows a limit that somebody typed, and what is usual as a line', async () => {
    const { decor } = await drawnOf('below-a-limit')
    expect(decor.limits).toMatchObject([{ at: 9_000, breach: 'below' }])
    expect(decor.legend).toContainEqual(expect.objectContaining({ text: 'Usual', mark: 'line' }))
  })

  it('shows how it ended', async () => {
    const { marks, breaches } = await drawnOf('recovered-day')
    expect(marks).toEqual(['fired 2026-11-16', 'recovered 2026-11-19'])
    expect(breaches).toEqual(['2026-11-16', '2026-11-17'])
  })

  it('does not call it a recovery where it stays where it fell to', async () => {
    const { marks, decor } = await drawnOf('new-level-day')
    expect(marks).toEqual(['fired 2026-11-11', 'ended 2026-11-19'])
    expect(decor.timeMarks?.[1]?.text).toBe('New level')
    expect(decor.spans).toHaveLength(1)
  })

  it('marks the point that was judged, with the time at which it fired', async () => {
    const { marks, decor, labels } = await drawnOf('realtime-for-three')
    expect(marks).toEqual(['fired 2026-11-24T14:05:00'])
    expect(decor.timeMarks?.[0]?.text).toBe('Fired 14:11')
    expect(labels).toHaveLength(96)
  })

  it('shows the day that is past its upper limit before it is over', async () => {
    const { labels, marks, breaches } = await drawnOf('running-day-above')
    expect(labels.at(-1)).toBe('2026-11-20')
    expect(breaches).toEqual(['2026-11-20'])
    expect(marks).toEqual(['fired 2026-11-20'])
  })

  it('holds a day that is behind its pace against what it should have had by then', async () => {
    const { labels, band, breaches, decor } = await drawnOf('running-day-behind')
    expect(labels.at(-1)).toBe('2026-11-20')
    expect(breaches).toEqual(['2026-11-20'])
    expect(decor.header?.change?.versus).toMatch(/^vs usual Friday by 14:24/)
    expect(band?.at(-1) ?? 0).toBeLessThan(7_000)
  })

  it('shows known days', async () => {
    expect((await drawnOf('black-friday')).marks).toContain('note 2026-11-27')
  })

  it('is of the group that is farthest off', async () => {
    expect((await drawnOf('groups')).decor.header).toMatchObject({ title: 'Active users by platform · iOS' })
  })

  it('does not praise what fired because it rose', async () => {
    expect((await drawnOf('unusual-spike')).decor.header?.change?.direction).toBe('flat')
  })

  it('is the ordinary one where there is no course', async () => {
    const { told, message } = toldBy('funnel')
    const deps = paper()
    const one = told.series?.map((line) => Object.assign({ ...line }, { points: line.points.slice(-1) }))
    await drawAlert(deps, { told: { ...told, series: one, result: aFunnelResult() }, message }, signal)
    expect(deps.drawn[0]?.altText).toContain('36.2%')
  })

  it('is left out where drawing fails', async () => {
    const failing = paper(() => Promise.reject(new RenderError('No canvas')))
    expect(await drawAlert(failing, toldBy('groups'), signal)).toBeUndefined()
  })
})

describe('the picture of a backtest', () => {
  it('marks when it would have fired, in all that is known', async () => {
    const { told } = toldBy('drop-vs-last-week')
    const deps = paper()
    const [series] = told.series ?? []
    if (series === undefined) throw new Error('There is no line.')
    await drawBacktest(
      deps,
      {
        definition: told.alert.definition,
        series,
        firings: [{ label: '2026-10-14' }, { label: '2026-11-19' }],
        result: told.result,
        timeZone: 'UTC',
        notes: [],
        rule: 'fires when it drops 20% vs the same weekday last week',
      },
      signal,
    )
    const config = deps.drawn[0]?.config as unknown as Config
    expect(config.data.labels.length).toBeGreaterThan(80)
    const { header, timeMarks } = config.options.plugins.decor
    expect(header?.headline).toEqual({ text: 'Twice', label: 'it would have fired' })
    expect(timeMarks?.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['past Oct 14', 'past Nov 19'])
  })

  it('does not say never of what could not be judged at all', async () => {
    const { told } = toldBy('drop-vs-last-week')
    const deps = paper()
    const [series] = told.series ?? []
    if (series === undefined) throw new Error('There is no line.')
    const young = { ...series, points: series.points.slice(0, 5) }
    const rule = 'fires when it is unusual'
    const definition = {
      ...told.alert.definition,
      condition: { kind: 'unusual', sensitivity: 'normal' } as const,
    }
    const backtest = { definition, series: young, firings: [], timeZone: 'UTC', notes: [], rule }
    await drawBacktest(deps, { ...backtest, result: told.result }, signal)
    const config = deps.drawn[0]?.config as unknown as Config
    expect(config.options.plugins.decor.header?.headline).toEqual({
      text: 'Learning',
      label: 'nothing to judge yet',
    })
  })
})
