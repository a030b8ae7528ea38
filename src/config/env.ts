import { variableNames, type VariableName } from './variables.ts'

/** The variables that are set, as text. Setting one to nothing (`PORT=`) is the same as leaving it out. */
export type Environment = Readonly<Partial<Record<VariableName, string>>> & {
  /** Any variable by name, for the keys that a projects file refers to. */
  lookUp(name: string): string | undefined
}

/** The only reader of `process.env`. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const lookUp = (name: string): string | undefined => source[name]?.trim() || undefined
  const present = variableNames.flatMap((name) => {
    const value = lookUp(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(present), lookUp }
}
