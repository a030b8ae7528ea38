import type { Query } from '../../query.ts'
import type { CommonParts } from './kind-definition.ts'

/** What also a question has that is not about people over time. */
export function baseParts({
  isPrivate,
  output,
  project,
}: CommonParts): Pick<Query, 'project' | 'isPrivate' | 'output'> {
  return { isPrivate, output, ...(project === undefined ? {} : { project }) }
}
