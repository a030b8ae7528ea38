import './text.css'
import type { PlainTextElement, TextObject } from '@slack/types'
import { useMemo } from 'react'
import { InlineNodes } from './inline-nodes.tsx'
import { parseInline } from './parse-inline.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { parseMrkdwn } from './parse-mrkdwn.ts'
import { TextBlocks } from './text-blocks.tsx'

/** Slack's own markup, as messages and `mrkdwn` text objects carry it. */
export function Mrkdwn({ text }: { text: string }) {
  const blocks = useMemo(() => parseMrkdwn(text), [text])
  return (
    <div className="text">
      <TextBlocks blocks={blocks} />
    </div>
  )
}

/** Standard Markdown, as the `markdown` block carries it. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return (
    <div className="text">
      <TextBlocks blocks={blocks} />
    </div>
  )
}

/** Emoji and line breaks only; usable inside buttons and labels. */
export function PlainText({ text }: { text: PlainTextElement }) {
  const markup = text.emoji === false ? undefined : parseInline(text.text, 'plain')
  return markup === undefined ? text.text : <InlineNodes nodes={markup} />
}

export function SlackText({ text }: { text: TextObject }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />
  return (
    <div className="text">
      <p>
        <PlainText text={text} />
      </p>
    </div>
  )
}
