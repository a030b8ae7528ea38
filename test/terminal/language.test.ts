import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAmplitudeSource } from '../../src/amplitude/amplitude-source.ts'
import type { AmplitudeSimulator } from '../../src/demo/amplitude/amplitude-simulator.ts'
import { InvalidQueryError } from '../../src/errors.ts'
import { silentLogger } from '../../src/logger.ts'
import type { ReportDeps } from '../../src/report/build-report.ts'
import { Secret } from '../../src/secret.ts'
import { askQuestion } from '../../src/terminal/ask-question.ts'
import { describeFailure } from '../../src/terminal/describe-failure.ts'
import { startProduct } from '../support/ask-simulator.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { languageRows } from '../support/language-rows.ts'
import { anAmplitudeProject } from '../support/loopback-amplitude.ts'
import { smallProduct } from '../support/simulated-product.ts'

let simulator: AmplitudeSimulator
let deps: ReportDeps
let source: ReturnType<typeof createAmplitudeSource>

beforeAll(async () => {
  simulator = await startProduct()
  const { url: baseUrl, apiKey, secretKey } = simulator
  const projects = [
    anAmplitudeProject({ baseUrl, apiKey: new Secret(apiKey), secretKey: new Secret(secretKey) }),
  ]
  const clock = new FakeClock(smallProduct.now.toISOString())
  const logger = silentLogger
  source = createAmplitudeSource({ projects, clock, logger, limits: { shortBudget: 'running' } })
  const unused = () => Promise.reject(new Error('Nothing is drawn here.'))
  const renderer = { name: 'none', render: unused, close: async () => {} }
  deps = { source, renderer, clock, logger, theme: 'light', drawsPicture: false }
})
afterAll(async () => {
  await source[Symbol.asyncDispose]()
  await simulator[Symbol.asyncDispose]()
})

describe('the language, in the terminal', () => {
  it.each(languageRows)('§$section $text: $answer', async ({ text, answer, says, terminalSays, request }) => {
    const printed = await printedFor(text)
    expect(printed.isMistake).toBe(answer === 'mistake')
    expect(printed.text).toMatch(terminalSays ?? says)
    expect(printed.text).not.toMatch(/undefined|NaN|null|\[object/)
    if (request === undefined) return
    expect((await simulator.requests()).at(-1)?.target).toBe(request)
  })
})

async function printedFor(text: string): Promise<{ text: string; isMistake: boolean }> {
  const lines: string[] = []
  const write = (line: string): void => void lines.push(line)
  try {
    await askQuestion(deps, { text, pngPath: undefined, isJson: false, write }, AbortSignal.timeout(9_000))
    return { text: lines.join(''), isMistake: false }
  } catch (error) {
    return { text: describeFailure(error), isMistake: error instanceof InvalidQueryError }
  }
}
