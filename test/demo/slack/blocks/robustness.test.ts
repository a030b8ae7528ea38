import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import { validateView } from '../../../../src/demo/slack/validate-view.ts'

const types = fc.constantFrom(
  'section',
  'actions',
  'input',
  'table',
  'data_table',
  'data_visualization',
  'container',
  'rich_text',
  'card',
  'plain_text',
  'mrkdwn',
  'static_select',
  'line',
  'pie',
)
const keys = fc.constantFrom(
  'type',
  'text',
  'fields',
  'elements',
  'element',
  'accessory',
  'options',
  'option_groups',
  'initial_option',
  'initial_options',
  'rows',
  'chart',
  'series',
  'axis_config',
  'categories',
  'data',
  'child_blocks',
)

/** JSON that looks like Block Kit from afar. */
const nearlyBlocks = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 5 }, types, fc.integer(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
})).value

describe('the validator', () => {
  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(nearlyBlocks, fc.jsonValue()), (value) => {
        for (const surface of ['message', 'modal', 'home'] as const) {
          expect(Array.isArray(validateBlocks(value, surface))).toBe(true)
          expect(Array.isArray(validateBlocks([value], surface))).toBe(true)
        }
        expect(validateView(value, 'modal')).not.toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('points only at what is there', () => {
    fc.assert(
      fc.property(nearlyBlocks, (value) => {
        for (const { pointer } of validateBlocks([value], 'message')) {
          const keysOnTheWay = pointer.split('/').slice(2)
          let found: unknown = [value]
          for (const key of keysOnTheWay) {
            expect(found).toBeTypeOf('object')
            expect(Object.keys(found as object)).toContain(key)
            found = (found as Record<string, unknown>)[key]
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
