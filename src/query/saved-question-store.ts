/** A question that somebody kept by a name. */
export interface SavedQuestion {
  /** As `savedName` writes it: lower case. */
  name: string
  /** Canonical, without `/amp`. */
  text: string
  /** The project that was asked; the text names it only where it is not the first one. */
  projectName: string
  /** Who kept it. */
  ownerId: string
  savedAt: Date
}

/** Saved questions by team. Everybody in it may ask them; names belong to their owners. */
export interface SavedQuestionStore {
  /** Takes the place of what the owner kept by that name. */
  save(teamId: string, question: SavedQuestion): Promise<void>
  /** The asker's own of that name, in whatever case it is typed, else the newest that anybody kept by it. */
  find(teamId: string, name: string, askerId: string): Promise<SavedQuestion | undefined>
  /** Whether there was one. */
  remove(teamId: string, question: Pick<SavedQuestion, 'name' | 'ownerId'>): Promise<boolean>
  /** By name. */
  list(teamId: string): Promise<readonly SavedQuestion[]>
}
