import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/env.ts'
import { runDoctor } from '../../src/terminal/doctor.ts'
import { complete } from '../support/configurations.ts'

/** Refuses everybody at once. */
const server = createServer((_, response) => {
  response.writeHead(401, { 'content-type': 'application/json' }).end('{"ok":false,"error":"invalid_auth"}')
})
let nowhere = ''
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  nowhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => server.close())

async function findings(variables: Record<string, string>): Promise<readonly string[]> {
  const places = { SLACK_API_URL: nowhere, AMPLITUDE_BASE_URL: nowhere, DATABASE_PATH: ':memory:' }
  const { text } = await runDoctor(readEnvironment({ ...complete, ...places, ...variables }))
  return text.split('\n')
}

describe('the doctor', () => {
  it('says whose public holidays are known, and the next one', async () => {
    const found = await findings({ HOLIDAYS: 'de-be, US', AMPBOT_NOW: '2026-11-23T09:00:00Z' })
    expect(found[1]).toBe(
      'ok     public holidays of Amplitude: DE-BE (Berlin, Germany), US (United States of America); next is Thu, Nov 26, Thanksgiving Day (US)',
    )
  })

  it('says which country is none, and goes on', async () => {
    const found = await findings({ HOLIDAYS: 'XX' })
    expect(found[1]).toBe(
      'WRONG  public holidays: HOLIDAYS: there is no country XX. Use codes such as DE, DE-BE, US.',
    )
    expect(found.join('\n')).toMatch(/WRONG {2}Slack token/)
  })
})
