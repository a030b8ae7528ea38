import { describe, expect, it, onTestFinished } from 'vitest'
import { UpstreamError } from '../../src/errors.ts'
import { aDatabaseFile, openForTest } from '../support/databases.ts'
import {
  anAlertWorld,
  makeAlert,
  standingIn,
  workAt,
  type AlertWorld,
  type AlertWorldParts,
} from '../support/alert-world.ts'

interface Opened extends AlertWorld {
  /** The same world after a restart: everything that was not written down is gone. */
  restart: () => Opened
  path: string
}

function aWorld(): Opened {
  const file = aDatabaseFile()
  onTestFinished(() => file[Symbol.dispose]())
  return openAt(file.path, {})
}

function openAt(path: string, parts: Partial<AlertWorldParts>): Opened {
  const opened = openForTest(path)
  onTestFinished(() => opened[Symbol.dispose]())
  const world = anAlertWorld({ database: opened.database, ...parts })
  const { clock, slack, source } = world
  return { ...world, path, restart: () => openAt(path, { clock, slack, source }) }
}

const outage = new UpstreamError('unavailable', {
  userMessage: 'Amplitude has a problem of its own.',
  isRetryable: true,
})
const alertKey = { teamId: 'T0ACME', id: 1 }

describe('an alert by days', () => {
  it('fires once and is edited when it has recovered', async () => {
    const world = aWorld()
    await makeAlert(world)
    world.source.values.set('2026-11-22', 80)
    await workAt(world, '2026-11-23T03:00:00Z')
    expect(standingIn(world.slack)).toEqual(['C0GROWTH: 1 fired, open at 80'])
    await workAt(world, '2026-11-23T12:00:00Z')
    expect(standingIn(world.slack)).toHaveLength(1)
    await workAt(world, '2026-11-24T03:00:10Z')
    await workAt(world, '2026-11-25T03:00:10Z')
    expect(standingIn(world.slack)).toContain('C0GROWTH: 1 recovered, over at 200 (edited 1)')
    expect(world.counted.filter((what) => !what.startsWith('checked'))).toEqual([
      'breached 1',
      'fired',
      'recovered',
    ])
    const history = await world.alerts.history(alertKey, 10)
    expect(history.map(({ what }) => what)).toEqual(['recovered', 'fired'])
  })
})
