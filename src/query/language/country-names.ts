const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Two-letter codes that name no country, although the Unicode list of regions knows them. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/**
 * The English name of a country by its two-letter code in any case, which is what Amplitude stores, or undefined where
 * the text is no such code. Unicode's longer forms are cut to the plain name: Hong Kong, Myanmar, Bosnia and Herzegovina.
 */
export function countryName(code: string): string | undefined {
  const upper = code.toUpperCase()
  if (!/^[A-Z]{2}$/.test(upper) || notCountries.has(upper)) return undefined
  return regionNames
    .of(upper)
    ?.replace(/ SAR China$| \(.*\)$/, '')
    .replace(' & ', ' and ')
    .replaceAll('’', "'")
}
