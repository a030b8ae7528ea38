import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { amplitudeHost, amplitudeRegions } from './amplitude-region.ts'
import type { Environment } from './env.ts'
import type { ProjectConfig, ProjectWithKeys } from './project.ts'
import { holidaysSchema, propertiesSchema, timeZoneSchema, variables } from './variables.ts'

/**
 * Several Amplitude projects, one YAML list entry each. A key stands in the file itself (`apiKey`) or, better, in an
 * environment variable that the file names (`apiKeyVariable`).
 */
const projectSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  apiKey: z.string().min(1).optional(),
  apiKeyVariable: z.string().min(1).optional(),
  secretKey: z.string().min(1).optional(),
  secretKeyVariable: z.string().min(1).optional(),
  region: z.enum(amplitudeRegions).optional(),
  baseUrl: z.url().optional(),
  timeZone: timeZoneSchema.optional(),
  whyProperties: listOr(propertiesSchema).optional(),
  holidays: listOr(holidaysSchema).optional(),
})
const fileSchema = z.strictObject({ projects: z.array(projectSchema).min(1) })
type ProjectEntry = z.infer<typeof projectSchema>

export interface ProjectsFileOptions {
  path: string
  environment: Environment
  /** What holds for a project that does not say otherwise. */
  defaults: Omit<ProjectConfig, 'name'>
  /** Gets one sentence per problem; none quotes a value. */
  problems: string[]
}

export function readProjectsFile(options: ProjectsFileOptions): readonly ProjectWithKeys[] {
  const entries = readEntries(options)
  const names = new Set<string>()
  return entries.flatMap((entry, index) => {
    const place = `AMPLITUDE_PROJECTS_FILE: projects[${index}]`
    if (names.has(entry.name.toLowerCase()))
      options.problems.push(`${place}.name is used twice: expected a name of its own.`)
    names.add(entry.name.toLowerCase())
    const apiKey = keyOf(entry, 'apiKey', { place, ...options })
    const secretKey = keyOf(entry, 'secretKey', { place, ...options })
    if (apiKey === undefined || secretKey === undefined) return []
    const baseUrl = entry.baseUrl ?? (entry.region === undefined ? undefined : amplitudeHost(entry.region))
    return [
      {
        name: entry.name,
        baseUrl: (baseUrl ?? options.defaults.baseUrl).replace(/\/+$/, ''),
        timeZone: entry.timeZone ?? options.defaults.timeZone,
        whyProperties: entry.whyProperties ?? options.defaults.whyProperties,
        holidays: entry.holidays ?? options.defaults.holidays,
        apiKey,
        secretKey,
      },
    ]
  })
}

function readEntries({ path, problems }: ProjectsFileOptions): readonly ProjectEntry[] {
  const content = parseFile(path)
  if (content === undefined) {
    problems.push('AMPLITUDE_PROJECTS_FILE cannot be read: expected the path of a YAML file.')
    return []
  }
  const parsed = fileSchema.safeParse(content)
  if (parsed.success) return parsed.data.projects
  for (const issue of parsed.error.issues)
    problems.push(
      `AMPLITUDE_PROJECTS_FILE: ${z.core.toDotPath(issue.path) || 'the file'}: ${describeIssue(issue)}.`,
    )
  return []
}

/** In YAML, `[DE-BE, US]` is as good as `DE-BE, US`. */
function listOr<T>(schema: z.ZodType<T, string>): z.ZodType<T> {
  return z.preprocess((value) => (Array.isArray(value) ? value.join(',') : value), schema)
}

function parseFile(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8')) ?? undefined
  } catch {
    return undefined
  }
}

/** zod's own messages can quote what was received, which may be a key in the wrong place. */
function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return 'has a field that is not known; expected name, apiKey or apiKeyVariable, secretKey or secretKeyVariable, region, baseUrl, timeZone, whyProperties, holidays'
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.join(', ')}`
  const expected = sameAs[String(issue.path.at(-1))]?.expected
  return expected === undefined ? 'cannot be used' : `cannot be used: expected ${expected}`
}

/** Fields that are written as the variables which hold for every project. */
const sameAs: Partial<Record<string, { expected: string }>> = {
  baseUrl: variables.AMPLITUDE_BASE_URL,
  timeZone: variables.AMPLITUDE_TIMEZONE,
  whyProperties: variables.WHY_PROPERTIES,
  holidays: variables.HOLIDAYS,
}

interface KeyContext extends ProjectsFileOptions {
  place: string
}

function keyOf(entry: ProjectEntry, field: 'apiKey' | 'secretKey', context: KeyContext): string | undefined {
  const variable = entry[`${field}Variable`]
  const key = variable === undefined ? entry[field] : context.environment.lookUp(variable)
  if (key !== undefined) return key
  context.problems.push(
    variable === undefined
      ? `${context.place} has no ${field}: expected ${field} or ${field}Variable.`
      : `${context.place}.${field}Variable names a variable that is not set.`,
  )
  return undefined
}
