import type { WebClient } from '@slack/web-api'
import type { Clock } from '../clock.ts'
import { callSlack } from './call-slack.ts'
import { failureWith } from './delivery-failure.ts'

/** A PNG on its way to Slack. */
export interface UploadedPicture {
  png: Uint8Array
}

/** Pictures as private uploads: they belong to the bot until a message shows them, and nobody gets a link. */
export interface PictureUploads {
  /** Gives the file's id. Slack may need some seconds before a message can show it. Throws `DeliveryError`. */
  upload(picture: UploadedPicture, name: string, signal?: AbortSignal): Promise<string>
  /** For a picture that no message shows. Throws `DeliveryError`. */
  remove(fileId: string): Promise<void>
}

export function createPictureUploads(client: WebClient, clock: Clock): PictureUploads {
  return {
    /** No alternative text here: on uploads it has been seen to hold back the share; the image block carries it. */
    async upload({ png }, name, signal) {
      const upload = { file: Buffer.from(png), filename: `${name}.png`, title: name }
      const { files } = await callSlack(clock, () => client.filesUploadV2(upload), signal)
      const id = files[0]?.files?.[0]?.id
      if (id === undefined) throw failureWith('file_without_id')
      return id
    },
    async remove(fileId) {
      await callSlack(clock, () => client.files.delete({ file: fileId }))
    },
  }
}
