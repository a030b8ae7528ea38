import type { Notice } from '../outbox/messenger.ts'

export interface TroubledProject {
  teamId: string
  projectName: string
}

/** Checks of a project in a row that read nothing. */
export interface ReadTrouble {
  passes: number
  since: Date
  /** Whether somebody was told. */
  isTold: boolean
}

/** A word that is told once and edited when it is over. */
export interface TroubleWord {
  channelId: string
  notice: Notice
}

/** The port to the memory of projects that cannot be read. */
export interface ReadTroubleStore {
  find(project: TroubledProject): Promise<ReadTrouble | undefined>
  /** One more pass that read nothing. The word, where there is one, is told in the same transaction, if none was told before. */
  failed(project: TroubledProject, now: Date, word: TroubleWord | undefined): Promise<void>
  /** It can be read again: the word that was told is edited. */
  mended(project: TroubledProject, now: Date, word: TroubleWord | undefined): Promise<void>
}
