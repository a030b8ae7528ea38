import type { CheckedForm } from './check-form.ts'
import { formCost } from './form-cost.ts'
import type { FormDeps } from './open-form.ts'

/** What the form shows of whoever has it open, and of what they may ask. */
export interface FormReader {
  /** What the question costs at most, where that is known. */
  cost?: number | undefined
  /** Whether the person may look up people, and is offered to. */
  mayLookUp?: boolean
  /** The projects there are, the one first that is asked where none is named. */
  projects?: readonly string[]
}

export function formReader(
  { source, adminUsers, projects }: FormDeps,
  checked: CheckedForm,
  userId: string,
): FormReader {
  return {
    cost: formCost(source, checked),
    mayLookUp: adminUsers.has(userId),
    projects: projects.map(({ name }) => name),
  }
}
