import { z } from 'zod'
import { validateBlocks, type BlockProblem } from '../validate-blocks.ts'
import { validateView } from '../validate-view.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { json } from './argument-types.ts'

const largestJson = 100_000
const anything = json(z.unknown()).optional()

export const blocksMethods: ApiMethods = {
  'blocks.validate': defineMethod({
    isPublic: true,
    args: z.object({ blocks: anything, message: anything, view: anything }),
    run(_workspace, args) {
      const given = Object.entries(args).filter(([, value]) => value !== undefined)
      const [first] = given
      if (given.length !== 1 || first === undefined) {
        throw SlackFailure.withMessages('invalid_arguments', ['give exactly one of blocks, message and view'])
      }
      const [what, value] = first
      if (JSON.stringify(value).length > largestJson) throw new SlackFailure('json_too_large')
      const problems = problemsOf(what, value)
      if (problems.length === 0) return {}
      throw new SlackFailure(`invalid_${what}`, {
        errors: problems.map(({ message, pointer }) => ({
          code: 'invalid',
          message,
          pointer,
          constraint: {},
        })),
      })
    },
  }),
}

function problemsOf(what: string, value: unknown): BlockProblem[] {
  if (what === 'view') return validateView(value, typeOf(value) === 'home' ? 'home' : 'modal')
  return validateBlocks(what === 'message' ? blocksIn(value) : value, 'message')
}

function typeOf(view: unknown): unknown {
  return typeof view === 'object' && view !== null && 'type' in view ? view.type : undefined
}

function blocksIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'blocks' in message ? message.blocks : undefined
}
