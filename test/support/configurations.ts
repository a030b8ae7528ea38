import { loadConfig } from '../../src/config/config.ts'
import { readEnvironment } from '../../src/config/env.ts'
import type { Purpose } from '../../src/config/variables.ts'
import { ConfigError } from '../../src/errors.ts'

/** What serving cannot do without. */
export const complete = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'shh',
  AMPLITUDE_API_KEY: 'key-1',
  AMPLITUDE_SECRET_KEY: 'secret-1',
}

export function load(variables: Record<string, string>, purpose: Purpose = 'serve') {
  return loadConfig(readEnvironment(variables), purpose)
}

export function problemsOf(variables: Record<string, string>, purpose: Purpose = 'serve'): readonly string[] {
  try {
    load(variables, purpose)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}
