import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyMemory } from '../../../src/alert/alert-memory.ts'
import type { AlertDefinition } from '../../../src/alert/alert-rule.ts'
import type { WhyQuery } from '../../../src/alert/language/read-why.ts'
import { whyPlanFor } from '../../../src/alert/why/why-plan.ts'
import { createAmplitudeSource } from '../../../src/amplitude/amplitude-source.ts'
import { variables } from '../../../src/config/variables.ts'
import type { AmplitudeSimulator } from '../../../src/demo/amplitude/amplitude-simulator.ts'
import { UpstreamError } from '../../../src/errors.ts'
import { explainChange, type Explaining } from '../../../src/jobs/alerts/explain-change.ts'
import { explainIncident } from '../../../src/jobs/alerts/explain-incident.ts'
import { silentLogger } from '../../../src/logger.ts'
import type { Property } from '../../../src/query/query.ts'
import type { MetricSource } from '../../../src/result/metric-source.ts'
import { Secret } from '../../../src/secret.ts'
import { aMemory, anAlert, anAlertDefinition, anIncident } from '../../support/alerts.ts'
import { startProduct } from '../../support/ask-simulator.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { anAmplitudeProject } from '../../support/loopback-amplitude.ts'
import { questionOf } from '../../../src/alert/judge/judged-query.ts'
import { smallProduct } from '../../support/simulated-product.ts'

const person: Explaining = { signal: new AbortController().signal, priority: 'person' }
const timetable: Explaining = { ...person, priority: 'timetable' }
const whyProperties = () => variables.WHY_PROPERTIES.default
const clock = new FakeClock(smallProduct.now.toISOString())
const drops: AlertDefinition['condition'] = {
  kind: 'drops',
  by: { kind: 'percent', percent: 20 },
  against: 'last week',
}

let simulator: AmplitudeSimulator
let source: MetricSource & AsyncDisposable

beforeAll(async () => {
  simulator = await startProduct({ ...smallProduct, population: 1 })
  await simulator.startIncident({
    label: 'plays on iOS −60%',
    event: 'Play Song',
    where: { property: 'platform', value: 'iOS' },
    factor: 0.4,
    from: '2026-11-22T00:00:00Z',
  })
  const { url: baseUrl, apiKey, secretKey } = simulator
  const keys = { apiKey: new Secret(apiKey), secretKey: new Secret(secretKey) }
  const projects = [anAmplitudeProject({ baseUrl, ...keys })]
  source = createAmplitudeSource({ projects, clock, logger: silentLogger })
})

afterAll(async () => {
  await source[Symbol.asyncDispose]()
  await simulator[Symbol.asyncDispose]()
})

const why = async (text: string, explaining = person) =>
  await explainChange({ source, whyProperties }, whyPlanFor(questionOf(text) as WhyQuery), explaining)

const whyFired = async (question: string, label: string, changes: Partial<AlertDefinition> = {}) => {
  const definition = anAlertDefinition({ title: 'Plays', question, condition: drops, ...changes })
  const groups = changes.perGroup === true ? ['iOS'] : ['']
  const memory = aMemory({
    incident: anIncident({ groups }),
    groups: groups.map((group) => ({
      group,
      state: 'firing',
      since: '2026-11-22T00:00:00.000Z',
      breaching: [label],
      calmPoints: 0,
    })),
  })
  const alert = anAlert({ definition, projectName: 'Acme' })
  return await explainIncident({ source, clock, whyProperties }, { alert, memory }, timetable)
}

/** The share that the sentence gives to iOS, in percent. */
function iosShare(lines: readonly string[]): number {
  const [, part] = /^Platform: iOS explains (\d+%|all) of the drop/.exec(lines[1] ?? '') ?? []
  return part === 'all' ? 100 : Number(part?.slice(0, -1))
}

describe('plays on iOS that fall by 60%', () => {
  it('are explained by iOS, more than 85% of them, with the others as usual', async () => {
    const { title, lines, text } = await why('event "Play Song" totals yesterday')
    expect(title).toBe('Play Song, totals')
    expect(lines[0]).toMatch(/^\d+ on Sun, Nov 22 is [\d.]+% below Sun, Nov 15 \(\d+\)\.$/)
    expect(iosShare(lines)).toBeGreaterThan(85)
    expect(lines[1]).toMatch(/Android and Web are as usual\.$/)
    expect(text).toContain('iOS explains')
  })

  it.each([
    ['people who play', 'event "Play Song" yesterday'],
    ['plays per person, by how much each group plays', 'event "Play Song" average yesterday'],
    ['the share of people who play', 'event "Play Song" %dau yesterday'],
  ])('explain %s', async (_what, text) => {
    expect(iosShare((await why(text)).lines)).toBeGreaterThan(75)
  })

  it('are explained when an alert fires, at the point that breached', async () => {
    const { title, lines } = await whyFired('event "Play Song" totals', '2026-11-22')
    expect(title).toBe('Why Plays fell')
    expect(lines[0]).toContain('on Sun, Nov 22')
    expect(iosShare(lines)).toBeGreaterThan(85)
  })

  it('explain a funnel into them', async () => {
    const { lines } = await whyFired('funnel Search > "Play Song"', '2026-11-22')
    expect(iosShare(lines)).toBeGreaterThan(85)
  })

  it('are split by the other properties where one platform has fired', async () => {
    const question = 'event "Play Song" totals by platform'
    const { title, lines } = await whyFired(question, '2026-11-22', { perGroup: true })
    expect(title).toBe('Why Plays · iOS fell')
    expect(lines.join(' ')).not.toContain('Platform')
    expect(lines.at(-1)).toContain('common to all groups')
  })
})

describe('why', () => {
  it('is not asked of a day that is not over', async () => {
    expect((await why('dau today')).lines).toEqual([
      'These days are not over yet, so they are less by themselves: ask again once they are.',
    ])
  })

  it('blames nobody for what chance makes', async () => {
    const { lines } = await why('event Purchase yesterday')
    expect(lines.at(-1)).toBe('That is no more than chance makes, and no group stands out.')
  })

  it('takes realtime as the same people by five minutes, beside the day before', async () => {
    const { lines } = await whyFired('realtime', '2026-11-23T13:55:00')
    expect(lines[0]).toMatch(/at 13:55 is .* the same time the day before \(\d+\)\.$/)
  })

  it('says which questions it cannot take apart', async () => {
    expect((await whyFired('retention', '2026-11-10')).lines).toEqual([
      'Only numbers whose groups add up can be taken apart: people, events, their means and shares, and funnels.',
    ])
  })

  it('has nothing to say where nothing has happened', async () => {
    const nothing = { alert: anAlert(), memory: emptyMemory }
    const { lines } = await explainIncident({ source, clock, whyProperties }, nothing, timetable)
    expect(lines).toEqual(['Nothing has happened that could be explained.'])
  })
})

describe('a budget that runs out', () => {
  const withLeft = (left: number): MetricSource => ({
    ...source,
    projectOf: (query) => source.projectOf(query),
    status: async () => {
      const status = await source.status()
      const hour = { used: 1000 - left, limit: 1000 }
      return { ...status, projects: status.projects.map((project) => Object.assign({}, project, { hour })) }
    },
  })
  const plan = whyPlanFor(questionOf('event "Play Song" totals yesterday') as WhyQuery)

  it('leaves out the last properties on firing, and says so', async () => {
    const { lines } = await explainChange({ source: withLeft(150), whyProperties }, plan, timetable)
    expect(iosShare(lines)).toBeGreaterThan(85)
    expect(lines.at(-1)).toBe(
      'Country and version were not looked at: little of Amplitude’s budget is left this hour.',
    )
  })

  it('asks nothing on firing where not even one property can be spared', async () => {
    const { lines } = await explainChange({ source: withLeft(20), whyProperties }, plan, timetable)
    expect(lines[0]).toContain('Platform, country and version were not looked at')
  })

  it('is no matter for a person who asks', async () => {
    const { lines } = await explainChange({ source: withLeft(20), whyProperties }, plan, person)
    expect(lines.join(' ')).not.toContain('budget')
  })
})

it('splits a change by what is configured for its project', async () => {
  const byCity = (projectName: string): Property[] =>
    projectName === 'Acme' ? [{ of: 'user', name: 'city' }] : []
  const plan = whyPlanFor(questionOf('event "Play Song" totals yesterday') as WhyQuery)
  const { lines } = await explainChange({ source, whyProperties: byCity }, plan, person)
  expect(lines.filter((line) => /^[A-Z]\w+:/.test(line)).map((line) => line.split(':')[0])).toEqual(['City'])
})

describe('a property that Amplitude refuses', () => {
  const refusal = new UpstreamError('invalidResponse', { userMessage: 'There is no property “plan”.' })
  const refusing = (names: readonly string[]): MetricSource => ({
    ...source,
    answer: async (query, signal, options) => {
      const grouped = 'groupBy' in query ? query.groupBy : []
      if (grouped.some(({ name }) => names.includes(name))) throw refusal
      return await source.answer(query, signal, options)
    },
  })
  const plan = whyPlanFor(questionOf('event "Play Song" totals yesterday') as WhyQuery)

  it('is told with the others that could be asked', async () => {
    const { lines } = await explainChange({ source: refusing(['version']), whyProperties }, plan, person)
    expect(iosShare(lines)).toBeGreaterThan(85)
    expect(lines.at(-1)).toBe('Version could not be looked at: There is no property “plan”.')
  })

  it('is the answer where all of them are refused', async () => {
    const all = refusing(['platform', 'country', 'version'])
    await expect(explainChange({ source: all, whyProperties }, plan, person)).rejects.toThrow(refusal)
  })
})
