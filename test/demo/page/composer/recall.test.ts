import { describe, expect, it } from 'vitest'
import type { Recall } from '../../../../src/demo/page/composer/recall.ts'
import { stepRecall } from '../../../../src/demo/page/composer/recall.ts'

const history = ['/amp dau', '/amp mau']

function press(...directions: ('back' | 'forward')[]): string {
  let current: { text: string; recall: Recall | undefined } = { text: '', recall: undefined }
  for (const direction of directions) {
    const next = stepRecall(history, current, direction)
    current = next === undefined ? current : { text: next.text, recall: next }
  }
  return current.text
}

describe('the arrow keys', () => {
  it.each<[string, ('back' | 'forward')[], string]>([
    ['bring back the latest first', ['back'], '/amp mau'],
    ['go on to the oldest, and stay there', ['back', 'back', 'back'], '/amp dau'],
    ['come forward again', ['back', 'back', 'forward'], '/amp mau'],
    ['come back to an empty composer', ['back', 'forward'], ''],
    ['do not go beyond it', ['back', 'forward', 'forward'], ''],
    ['do nothing forward from the start', ['forward'], ''],
  ])('%s', (_, directions, expected) => {
    expect(press(...directions)).toBe(expected)
  })

  it('belong to the caret once the text was changed', () => {
    const recall = { position: 1, text: '/amp mau' }
    expect(stepRecall(history, { text: '/amp mau last', recall }, 'back')).toBeUndefined()
  })
})
