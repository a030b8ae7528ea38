import type { DemoFile } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { useLightbox } from '../overlay/lightbox.tsx'

/** Pictures are shown, other files offered for download. */
export function FileCard({ file }: { file: DemoFile }) {
  const enlarge = useLightbox()
  if (file.mimeType.startsWith('image/')) {
    return (
      <button
        type="button"
        className="image-open"
        aria-label={`Enlarge: ${file.title}`}
        onClick={() => enlarge({ url: file.url, title: file.title, alt: file.title })}
      >
        <img src={file.url} alt={file.title} />
      </button>
    )
  }
  return (
    <a className="file-card" href={file.url} download={file.name}>
      <span className="file-mark">
        <Icon name="file" size={22} />
      </span>
      <span className="file-words">
        <span className="file-title">{file.title}</span>
        <span className="file-kind">
          {file.name.split('.').at(-1)?.toUpperCase()} · {fileSize(file.bytes)}
        </span>
      </span>
      <Icon name="download" />
    </a>
  )
}

function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
