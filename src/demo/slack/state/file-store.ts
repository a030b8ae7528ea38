import type { Clock } from '../../../clock.ts'
import type { DemoFile } from '../page-protocol.ts'
import type { Ids } from './ids.ts'
import { sniffMimeType } from './mime-types.ts'

export interface StoredFile {
  id: string
  name: string
  title: string
  declaredBytes: number
  bytes: Buffer | undefined
  createdAt: Date
  /** Set when the upload was completed; Slack then still scans the file until `readyAt`. */
  readyAt: number | undefined
  isDeleted: boolean
  /** Channel and `ts` of the messages that share it. */
  shares: { channelId: string; ts: string }[]
}

/** Files of the bot: announced, uploaded, completed, processed, deleted. */
export class FileStore {
  /** How long Slack works on a completed upload before it can be shown. */
  processingMs: number
  readonly #files = new Map<string, StoredFile>()
  readonly #deps: { clock: Clock; ids: Ids }

  constructor(deps: { clock: Clock; ids: Ids; processingMs: number }) {
    this.#deps = deps
    this.processingMs = deps.processingMs
  }

  announce(name: string, declaredBytes: number): StoredFile {
    const file: StoredFile = {
      id: this.#deps.ids.next('F'),
      name,
      title: name,
      declaredBytes,
      bytes: undefined,
      createdAt: this.#deps.clock.now(),
      readyAt: undefined,
      isDeleted: false,
      shares: [],
    }
    this.#files.set(file.id, file)
    return file
  }

  complete(file: StoredFile, title: string | undefined): void {
    file.title = title ?? file.title
    file.readyAt = this.#deps.clock.now().getTime() + this.processingMs
  }

  find(id: string): StoredFile | undefined {
    return this.#files.get(id)
  }

  all(): StoredFile[] {
    return [...this.#files.values()]
  }

  /** Whether Slack can show it: uploaded, completed, processed and not deleted. */
  isReady(file: StoredFile): boolean {
    return (
      !file.isDeleted &&
      file.bytes !== undefined &&
      file.readyAt !== undefined &&
      this.#deps.clock.now().getTime() >= file.readyAt
    )
  }

  /** What it is by its first bytes and its name; image blocks take PNG, JPEG and GIF. */
  mimeType(file: StoredFile): string {
    return sniffMimeType(file.bytes ?? Buffer.alloc(0), file.name)
  }

  toDemoFile(file: StoredFile): DemoFile {
    const ending = /\.[a-z0-9]+$/i.exec(file.name)?.[0] ?? ''
    return {
      id: file.id,
      name: file.name,
      title: file.title,
      mimeType: this.mimeType(file),
      bytes: file.bytes?.length ?? 0,
      url: `/demo/files/${file.id}${ending}`,
    }
  }
}
