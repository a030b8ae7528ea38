import { expect, it } from 'vitest'
import { whyProperties } from '../../../src/alert/why/why-properties.ts'

it('reads properties as a question names them', () => {
  expect(whyProperties(['platform', 'gp:plan', 'user.plan', 'event.genre'])).toEqual([
    { of: 'user', name: 'platform' },
    { of: 'user', name: 'gp:plan' },
    { of: 'user', name: 'gp:plan' },
    { of: 'event', name: 'genre' },
  ])
})
