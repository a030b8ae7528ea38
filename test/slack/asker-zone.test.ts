import { expect, test } from 'vitest'
import { silentLogger } from '../../src/logger.ts'
import { createZoneReader } from '../../src/slack/asker-zone.ts'
import { startStandIn } from '../support/slack-stand-in.ts'

test('the zone of a profile is asked for once an hour', async () => {
  await using standIn = await startStandIn()
  const { client, clock, workspace } = standIn
  const readZone = createZoneReader(client, clock, silentLogger)
  expect(await readZone('U0YUKI0001')).toBe('Asia/Tokyo')
  workspace.fail({ method: 'users.info', fault: { kind: 'error', error: 'internal_error' } })
  expect(await readZone('U0YUKI0001')).toBe('Asia/Tokyo')
})

test('without the scope, and of people that Slack does not know, there is none', async () => {
  await using standIn = await startStandIn({ scopes: ['chat:write'] })
  const readZone = createZoneReader(standIn.client, standIn.clock, silentLogger)
  expect(await readZone('U0YUKI0001')).toBeUndefined()
})

test('a failure is not kept', async () => {
  await using standIn = await startStandIn()
  const { client, clock, workspace } = standIn
  const readZone = createZoneReader(client, clock, silentLogger)
  workspace.fail({ method: 'users.info', fault: { kind: 'error', error: 'fatal_error' } })
  expect(await readZone('U0GRACE001')).toBeUndefined()
  expect(await readZone('U0GRACE001')).toBe('America/New_York')
})
