export type Format = 'bold' | 'italic' | 'strike' | 'code' | 'quote' | 'list' | 'codeBlock'

export interface Selection {
  text: string
  start: number
  end: number
}

const marks = { bold: '*', italic: '_', strike: '~', code: '`' } as const

/** Marks up what is selected, or takes the marks off again; the same words stay selected. */
export function applyFormat(selection: Selection, format: Format): Selection {
  switch (format) {
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code':
      return toggleMarks(selection, marks[format])
    case 'codeBlock':
      return wrap(selection, '```\n', '\n```')
    case 'quote':
      return prefixLines(selection, '> ')
    case 'list':
      return prefixLines(selection, '• ')
  }
}

function toggleMarks(selection: Selection, mark: string): Selection {
  const { text, start, end } = selection
  const isMarked = text.slice(start - mark.length, start) === mark && text.startsWith(mark, end)
  if (!isMarked) return wrap(selection, mark, mark)
  const bare = text.slice(0, start - mark.length) + text.slice(start, end) + text.slice(end + mark.length)
  return { text: bare, start: start - mark.length, end: end - mark.length }
}

function wrap({ text, start, end }: Selection, before: string, after: string): Selection {
  const marked = text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end)
  return { text: marked, start: start + before.length, end: end + before.length }
}

function prefixLines({ text, start, end }: Selection, prefix: string): Selection {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lines = text.slice(lineStart, end).split('\n')
  const marked = lines.map((line) => prefix + line).join('\n')
  const added = prefix.length * lines.length
  return {
    text: text.slice(0, lineStart) + marked + text.slice(end),
    start: start + prefix.length,
    end: end + added,
  }
}
