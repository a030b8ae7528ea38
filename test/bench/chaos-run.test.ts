import { describe, expect, it } from 'vitest'
import { chaosRun } from '../../bench/chaos-run.ts'

/** The short form of the run in `npm run bench -- timetable`. */
const leases = { slotMs: 300, sendingMs: 300 }
const plan = { deliveries: 18, worlds: 2, seed: 11, hasReplies: false, leases }

describe('processes that are killed while they deliver', () => {
  it('lose nothing and double nothing where the history may be read', { timeout: 60_000 }, async () => {
    const outcome = await chaosRun({ ...plan, isReadable: true })
    expect(outcome).toMatchObject({ lost: 0, duplicates: 0, repeats: 0, needlessMarks: 0 })
    expect(outcome.kills).toBeGreaterThanOrEqual(3)
  })

  it('lose nothing where it may not, and mark what they send again', { timeout: 60_000 }, async () => {
    const outcome = await chaosRun({ ...plan, isReadable: false })
    expect(outcome).toMatchObject({ lost: 0, duplicates: 0 })
    // Only what a kill cut into while Slack was being asked, or had taken it, may be sent again.
    const doubted = (outcome.hit.get('posting') ?? 0) + (outcome.hit.get('posted, not recorded') ?? 0)
    expect(outcome.repeats + outcome.needlessMarks).toBeLessThanOrEqual(doubted)
  })
})
