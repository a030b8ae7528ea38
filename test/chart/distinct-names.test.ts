import { expect, it } from 'vitest'
import { distinctNames } from '../../src/chart/distinct-names.ts'

it('leaves out what all segments share', () => {
  const names = ['country is Japan and plan is free', 'country is Japan and plan is paid']
  expect([...distinctNames(names).values()]).toEqual(['plan is free', 'plan is paid'])
})

it('keeps a name whole that has nothing else', () => {
  const names = ['country is Japan', 'country is Japan and plan is paid']
  expect([...distinctNames(names).values()]).toEqual(['country is Japan', 'plan is paid'])
})
