/** Where somebody is while they go through what they sent before with the arrow keys. */
export interface Recall {
  /** Offset into the history; its length means "not recalling". */
  position: number
  text: string
}

/**
 * One step back or forward. The arrow keys belong to the history only while the composer is empty or still shows what
 * they brought; undefined means that they move the caret instead.
 */
export function stepRecall(
  history: readonly string[],
  current: { text: string; recall: Recall | undefined },
  direction: 'back' | 'forward',
): Recall | undefined {
  const recalled = current.recall?.text === current.text ? current.recall : undefined
  if (recalled === undefined && (current.text !== '' || direction === 'forward')) return undefined
  const from = recalled?.position ?? history.length
  const position = direction === 'back' ? Math.max(0, from - 1) : Math.min(history.length, from + 1)
  return { position, text: history[position] ?? '' }
}
