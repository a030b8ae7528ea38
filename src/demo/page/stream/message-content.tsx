import { useState } from 'react'
import type { DemoAttachment, DemoMessage } from '../../slack/page-protocol.ts'
import type { PageBlock } from '../blocks/block-kit.ts'
import { Blocks } from '../blocks/blocks.tsx'
import { SurfaceProvider } from '../blocks/surface-provider.tsx'
import type { StateValues } from '../elements/view-state.ts'
import { Mrkdwn } from '../text/slack-text.tsx'
import { FileCard } from './file-card.tsx'

const namedColours: Readonly<Record<string, string>> = {
  good: '#2eb67d',
  warning: '#ecb22e',
  danger: '#e01e5a',
}

/** Blocks where there are some, otherwise the text; then attachments and files. */
export function MessageContent({ message }: { message: DemoMessage }) {
  const [edits, setEdits] = useState<StateValues>({})
  const { channelId, ts, text, attachments = [], files = [] } = message
  const blocks = message.blocks as PageBlock[]
  const all = [...blocks, ...attachments.flatMap((attachment) => attachment.blocks as PageBlock[])]
  return (
    <SurfaceProvider
      container={{ type: 'message', channelId, ts }}
      blocks={all}
      edits={edits}
      setEdits={setEdits}
    >
      {blocks.length > 0 ? <Blocks blocks={blocks} /> : text !== '' && <Mrkdwn text={text} />}
      {attachments.map((attachment, index) => (
        <Attachment key={index} attachment={attachment} />
      ))}
      {files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
      {message.isEdited && !message.isEphemeral && <span className="edited"> (edited)</span>}
    </SurfaceProvider>
  )
}

function Attachment({ attachment }: { attachment: DemoAttachment }) {
  const { color = '', text, fallback = '' } = attachment
  const blocks = attachment.blocks as PageBlock[]
  return (
    <div className="attachment" style={{ borderColor: namedColours[color] ?? color }}>
      {blocks.length > 0 ? <Blocks blocks={blocks} /> : <Mrkdwn text={text ?? fallback} />}
    </div>
  )
}
