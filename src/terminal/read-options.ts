import { parseArgs } from 'node:util'

/** The options and words behind a command, or what is wrong with them, as a sentence. */
export function readOptions(
  args: readonly string[],
  options: Record<string, { type: 'string' | 'boolean' }>,
): ReturnType<typeof parseArgs> | string {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
