/** A country, or a part of one, of which public holidays are known. */
export interface Place {
  /** In the one spelling: `DE-BE`. */
  code: string
  /** `Berlin, Germany` */
  name: string
  country: string
  state: string | undefined
  region: string | undefined
}

/** Codes with names: what date-holidays knows of the world. */
export interface Atlas {
  getCountries(language: string): Names
  getStates(country: string, language: string): Names | undefined
  getRegions(country: string, state: string, language: string): Names | undefined
}

type Names = Readonly<Record<string, string>>

/** What many write who mean the other. */
const otherwise: Names = { UK: 'GB', EL: 'GR' }

/** Finds `DE`, `de-be` or `US-LA-NO`; where there is none, what is wrong and what would do, as one or two sentences. */
export function findPlace(atlas: Atlas, typed: string): Place | { problem: string } {
  const [first = '', second, third, ...rest] = typed.trim().split(/\s*[-/.]\s*/)
  const countries = atlas.getCountries('en')
  const country = keyOf(countries, first)
  if (country === undefined) return { problem: noCountry(countries, typed.trim(), first) }
  const [, countryName] = country
  if (second === undefined) return placeOf([country])
  const states = atlas.getStates(country[0], 'en') ?? {}
  const state = keyOf(states, second)
  if (state === undefined)
    return { problem: noPart(states, { typed: second, within: countryName, code: country[0] }) }
  if (third === undefined) return placeOf([country, state])
  const regions = atlas.getRegions(country[0], state[0], 'en') ?? {}
  const region = keyOf(regions, third)
  const code = `${country[0]}-${state[0]}`
  if (region === undefined || rest.length > 0)
    return { problem: noPart(regions, { typed: [third, ...rest].join('-'), within: state[1], code }) }
  return placeOf([country, state, region])
}

type Entry = readonly [code: string, name: string]

function keyOf(names: Names, typed: string): Entry | undefined {
  return Object.entries(names).find(([code]) => code.toLowerCase() === typed.toLowerCase())
}

function placeOf(parts: readonly [Entry, ...Entry[]]): Place {
  const [[country], state, region] = parts
  return {
    code: parts.map(([code]) => code).join('-'),
    name: parts
      .map(([, name]) => name)
      .toReversed()
      .join(', '),
    country,
    state: state?.[0],
    region: region?.[0],
  }
}

function noCountry(countries: Names, typed: string, first: string): string {
  const meant = named(countries, typed) ?? otherwise[first.toUpperCase()]
  if (meant !== undefined)
    return `there is no country ${cut(typed)}; ${countries[meant] ?? 'it'} is ${meant}.`
  return `there is no country ${cut(typed)}. Use codes such as DE, DE-BE, US.`
}

function noPart(
  parts: Names,
  { typed, within, code }: { typed: string; within: string; code: string },
): string {
  const meant = named(parts, typed)
  if (meant !== undefined) return `${cut(typed)} is ${code}-${meant}.`
  const known = Object.keys(parts)
  if (known.length === 0) return `${within} has no parts with holidays of their own. Use ${code}.`
  return `${within} has no part ${cut(typed)}. Use ${code}, or ${code}- with one of ${known.join(', ')}.`
}

function named(names: Names, typed: string): string | undefined {
  return Object.entries(names).find(([, name]) => name.toLowerCase() === typed.toLowerCase())?.[0]
}

/** It is no secret, but nobody wants to read all of what was pasted by mistake. */
function cut(typed: string): string {
  return typed.length > 30 ? `${typed.slice(0, 30)}…` : typed
}
