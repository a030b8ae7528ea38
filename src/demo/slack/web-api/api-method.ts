import type { z } from 'zod'
import type { Workspace } from '../state/workspace.ts'
import { SlackFailure } from '../wire/slack-failure.ts'

/** One method of the Web API: who may call it, and what it does. `run` throws `SlackFailure` to say no. */
export interface ApiMethod {
  /** Any one of these suffices; none are needed when empty. */
  scopes: readonly string[]
  /** Whether it answers without a token. */
  isPublic: boolean
  run(workspace: Workspace, args: Record<string, unknown>): object
}

export type ApiMethods = Readonly<Record<string, ApiMethod>>

export interface MethodDefinition<Args> {
  scopes?: readonly string[]
  isPublic?: boolean
  args: z.ZodType<Args>
  run(workspace: Workspace, args: Args, raw: Record<string, unknown>): object
}

/** Checks the arguments before the method sees them. `run` gets them as sent, too: message content is read elsewhere. */
export function defineMethod<Args>(definition: MethodDefinition<Args>): ApiMethod {
  return {
    scopes: definition.scopes ?? [],
    isPublic: definition.isPublic ?? false,
    run(workspace, raw) {
      const parsed = definition.args.safeParse(raw)
      if (parsed.success) return definition.run(workspace, parsed.data, raw)
      const messages = parsed.error.issues.map((issue) =>
        issue.code === 'invalid_type' && raw[String(issue.path[0])] === undefined
          ? `missing required field: ${String(issue.path[0])}`
          : `${issue.message} [json-pointer:/${issue.path.map(String).join('/')}]`,
      )
      throw SlackFailure.withMessages('invalid_arguments', messages)
    },
  }
}
