import type { ImageBlock } from '@slack/types'
import { cutText } from './cut-text.ts'

/** Slack's is 2,000; ours keeps many pictures in one message within what its blocks may hold together. */
const altTextLimit = 2_000
const allAltTexts = 4_000
/** A message takes 50 blocks, and nobody scrolls through more than this. */
const mostPictures = 12

interface Picture {
  title: string
  altText: string
}

/** A block for each picture that was uploaded. */
export function pictureBlocks(
  pictures: readonly Picture[],
  fileIds: readonly (string | undefined)[],
): ImageBlock[] {
  const shown = pictures.flatMap((picture, index) => {
    const fileId = fileIds[index]
    return fileId === undefined ? [] : [{ picture, fileId }]
  })
  const limit = Math.min(altTextLimit, Math.floor(allAltTexts / Math.max(1, shown.length)))
  return shown.slice(0, mostPictures).map(({ picture: { title, altText }, fileId }) => ({
    type: 'image',
    slack_file: { id: fileId },
    alt_text: cutText(altText || title, limit) || ' ',
  }))
}
