import type { Config } from '../config/config.ts'
import type { ExplainDeps } from '../jobs/alerts/explain-change.ts'

/** By which a change of each project is split. */
export function whyPropertiesOf({ projects }: Config): ExplainDeps['whyProperties'] {
  return (projectName) => projects.find(({ name }) => name === projectName)?.whyProperties ?? []
}
