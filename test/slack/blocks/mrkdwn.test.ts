import { expect, test } from 'vitest'
import { codeSpan, escapeText } from '../../../src/slack/blocks/mrkdwn.ts'

test('nobody is called and nothing is linked by a name', () => {
  expect(escapeText('<!channel> & <https://evil.example|free>')).toBe(
    '&lt;!channel&gt; &amp; &lt;https://evil.example|free&gt;',
  )
})

test('code cannot be ended from inside, and stays on one line', () => {
  expect(codeSpan('/amp event "a`b"\n last 30d')).toBe('`/amp event "aˋb" last 30d`')
})

test('steps of a funnel are escaped in code, too', () => {
  expect(codeSpan('/amp funnel Search > Play')).toBe('`/amp funnel Search &gt; Play`')
})
