import { describe, expect, test } from 'vitest'
import { escapeCommand } from '../../../../src/demo/slack/bot/escape-command.ts'
import { acmeChannels, acmeUsers } from '../../../../src/demo/slack/state/acme.ts'
import { Broadcast } from '../../../../src/demo/slack/state/broadcast.ts'
import { Directory } from '../../../../src/demo/slack/state/directory.ts'

const directory = new Directory(acmeUsers, acmeChannels, new Broadcast())

const rows = [
  { it: 'leaves plain words alone', typed: 'dau last 30d', sent: 'dau last 30d' },
  {
    it: 'writes the three characters as entities',
    typed: 'funnel A > B & C < D',
    sent: 'funnel A &gt; B &amp; C &lt; D',
  },
  { it: 'names people by their id', typed: 'user @grace', sent: 'user <@U0GRACE001|grace>' },
  { it: 'names public channels with their name', typed: 'in #growth', sent: 'in <#C0GROWTH01|growth>' },
  { it: 'keeps the names of private channels to itself', typed: 'in #leadership', sent: 'in <#C0LEADERS1|>' },
  { it: 'leaves unknown names as they are typed', typed: '@nobody #nowhere', sent: '@nobody #nowhere' },
  { it: 'leaves an at sign inside a word alone', typed: 'user ada@acme.com', sent: 'user ada@acme.com' },
  {
    it: 'puts links into angle brackets',
    typed: 'chart https://app.amplitude.com/acme/chart/abc?x=1&y=2 as table',
    sent: 'chart <https://app.amplitude.com/acme/chart/abc?x=1&amp;y=2> as table',
  },
  {
    it: 'leaves curly quotes and dashes to the bot',
    typed: 'event “Play Song” —',
    sent: 'event “Play Song” —',
  },
]

describe('the text of a command with should_escape', () => {
  test.each(rows)('$it', ({ typed, sent }) => {
    expect(escapeCommand(typed, directory)).toBe(sent)
  })
})
