import { describe, expect, it } from 'vitest'
import { listEvents } from '../../../src/amplitude/endpoints/events-list.ts'
import { answersOf } from '../../support/amplitude-questions.ts'
import { amplitudeFixture } from '../../support/loopback-amplitude.ts'

describe('listEvents', () => {
  it('reads raw names, the names people see, and the totals of this week with their change; inactive events are events, too', async () => {
    const { ask, asked } = answersOf([amplitudeFixture('events-list')])
    expect(await listEvents(ask)).toEqual([
      { name: 'Page Viewed', displayName: 'Page Viewed', weeklyTotal: 402_188, weeklyDelta: -1201 },
      { name: 'sign_up', displayName: 'Sign Up', weeklyTotal: 2911, weeklyDelta: 88 },
      { name: 'Checkout Completed', displayName: 'Checkout Completed', weeklyTotal: 5230, weeklyDelta: 120 },
      { name: 'push_received', displayName: 'push_received', weeklyTotal: 90_442, weeklyDelta: 0 },
    ])
    expect(asked).toEqual(['/api/2/events/list'])
  })

  it('leaves out hidden and deleted events, and survives odd rows', async () => {
    const data = [
      { value: 'Hidden', hidden: true },
      { value: 'Deleted', deleted: true },
      { display: 'Nameless' },
      { value: 'Bare' },
      { value: 'Odd', display: '', totals: 'many', totals_delta: '+3', hidden: null, flow_hidden: true },
    ]
    expect(await listEvents(answersOf([{ data }]).ask)).toEqual([
      { name: 'Bare', displayName: 'Bare', weeklyTotal: 0 },
      { name: 'Odd', displayName: 'Odd', weeklyTotal: 0 },
    ])
  })
})
