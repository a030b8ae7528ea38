import { describe, expect, it } from 'vitest'
import { composerMenu, fullCommand, menuTexts } from '../../../../src/demo/page/composer/composer-menu.ts'

const command = { name: '/amp', hint: '[dau | help]', description: 'Ask Amplitude' }
const suggestions = ['dau last 30d', '/amp event Play Song by platform', 'funnel Search > Play']

function textsFor(typed: string): readonly string[] | undefined {
  const menu = composerMenu(typed, command, suggestions)
  return menu && menuTexts(menu)
}

describe('the menu', () => {
  it.each<[string, string, readonly string[] | undefined]>([
    ['is closed while nothing is typed', '', undefined],
    ['is closed for a plain message', 'hello /amp', undefined],
    ['lists every command after a slash', '/', ['/amp ', '/invite ']],
    ['narrows them as one types', '/IN', ['/invite ']],
    ['is closed for a command that nobody has', '/remind', undefined],
    [
      'suggests once the command stands',
      '/amp ',
      ['/amp dau last 30d', '/amp event Play Song by platform', '/amp funnel Search > Play'],
    ],
    [
      'puts what goes on from there first',
      '/amp f',
      ['/amp funnel Search > Play', '/amp event Play Song by platform'],
    ],
    ['finds words anywhere', '/amp play', ['/amp event Play Song by platform', '/amp funnel Search > Play']],
    ['does not suggest what is typed already', '/amp dau last 30d', []],
  ])('%s', (_, typed, expected) => {
    expect(textsFor(typed)).toEqual(expected)
  })
})

it('adds the command’s name where a suggestion lacks it', () => {
  expect(fullCommand('dau', '/amp')).toBe('/amp dau')
  expect(fullCommand('/amp dau', '/amp')).toBe('/amp dau')
})
