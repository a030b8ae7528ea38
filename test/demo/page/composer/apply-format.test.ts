import { expect, it } from 'vitest'
import type { Format } from '../../../../src/demo/page/composer/apply-format.ts'
import { applyFormat } from '../../../../src/demo/page/composer/apply-format.ts'

/** `[` and `]` stand where the selection begins and ends. */
function run(marked: string, format: Format): string {
  const text = marked.replace('[', '').replace(']', '')
  const selection = { text, start: marked.indexOf('['), end: marked.indexOf(']') - 1 }
  const next = applyFormat(selection, format)
  return `${next.text.slice(0, next.start)}[${next.text.slice(next.start, next.end)}]${next.text.slice(next.end)}`
}

it.each<[Format, string, string]>([
  ['bold', 'a [b] c', 'a *[b]* c'],
  ['bold', 'a *[b]* c', 'a [b] c'],
  ['italic', '[]', '_[]_'],
  ['code', 'a [b]', 'a `[b]`'],
  ['codeBlock', '[a\nb]', '```\n[a\nb]\n```'],
  ['quote', 'a\nb [c\nd]', 'a\n> b [c\n> d]'],
  ['list', '[a]', '• [a]'],
])('%s turns “%s” into “%s”', (format, before, after) => {
  expect(run(before, format)).toBe(after)
})
