/** What only the one who posts a notice knows. */
export interface NoticeLayout {
  /** The uploaded pictures by position; undefined for one that could not be had, which is left out. */
  fileIds: readonly (string | undefined)[]
  /** Sent once more, because nobody knows whether the first one arrived. */
  isRepeat: boolean
}

export const repeatMark = 'Sent again after a restart: this may stand here twice.'
