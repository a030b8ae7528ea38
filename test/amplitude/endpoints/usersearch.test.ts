import { describe, expect, it } from 'vitest'
import { findPeople } from '../../../src/amplitude/endpoints/usersearch.ts'
import { answersOf } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'

describe('findPeople', () => {
  it('reads who matches', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('usersearch-match')])
    expect(await findPeople('u_1001', ask)).toEqual([
      {
        amplitudeId: '700000000123',
        userId: 'u_1001',
        lastSeen: '2026-11-14',
        platform: 'Web',
        country: 'Netherlands',
      },
    ])
    expect(asked).toEqual(['/api/2/usersearch?user=u_1001'])
  })

  it('finds nobody', async () => {
    expect(await findPeople('nobody', answersOf([amplitudeFixture('usersearch-nomatch')]).ask)).toEqual([])
  })

  it('reads the short form, and ids that came as text', async () => {
    const matches = [
      { user_id: null, amplitude_id: 700000000123 },
      { user_id: '', amplitude_id: '99999999999999999999', platform: null, country: '' },
    ]
    const { ask } = answersOf([{ matches, type: 'match_user_props' }])
    expect(await findPeople('ana', ask)).toEqual([
      { amplitudeId: '700000000123' },
      { amplitudeId: '99999999999999999999' },
    ])
  })

  it('shows fifty of many', async () => {
    const matches = Array.from({ length: 100 }, (_, index) => ({ amplitude_id: index + 1 }))
    const people = await findPeople('u', answersOf([{ matches, type: 'match_user_prefix' }]).ask)
    expect(people).toHaveLength(50)
  })

  it('sends what was typed as it is', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('usersearch-nomatch')])
    await findPeople('ana+test@acme.com & co', ask)
    expect(asked).toEqual(['/api/2/usersearch?user=ana+test@acme.com & co'])
  })
})
