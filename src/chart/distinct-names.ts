/**
 * Segments by what tells them apart: conditions that all of them share are left out, `country is Japan and plan is free`
 * beside `country is Japan and plan is paid` is `plan is free`. A name that has nothing else stays whole.
 */
export function distinctNames(names: readonly string[]): Map<string, string> {
  const parts = names.map((name) => name.split(' and '))
  const isShared = (part: string): boolean => parts.every((others) => others.includes(part))
  return new Map(
    names.map((name, index) => [
      name,
      (parts[index] ?? []).filter((part) => !isShared(part)).join(' and ') || name,
    ]),
  )
}
