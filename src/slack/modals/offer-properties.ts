import type { PlainTextOption } from '@slack/types'
import { escapeText, normalizeText } from '../../query/language/normalize-text.ts'
import { builtInProperties, writeProperty } from '../../query/language/property.ts'
import type { Property } from '../../query/query.ts'
import { asOption } from './form-fields.ts'

const longestValue = 150

/**
 * What a field for a property offers. Amplitude's own properties are known; of a project's own none is listed anywhere that we
 * may ask, so what was typed is offered as each of what it may be.
 */
export function offerProperties(typed: string, takesEventProperties: boolean): PlainTextOption[] {
  const wanted = normalizeText(typed).toLowerCase()
  const known = builtInProperties
    .filter((name) => name.toLowerCase().replaceAll('_', ' ').includes(wanted.replaceAll('_', ' ')))
    .map((name) => propertyOption({ of: 'user', name }, 'of people, from Amplitude'))
  const own = normalizeText(typed).replace(/^(?:gp:|user[.:]|event\.)/i, '')
  if (own === '') return known
  const isKnown = builtInProperties.some((name) => name.toLowerCase() === own.toLowerCase())
  const options = [
    ...known,
    ...(isKnown ? [] : [propertyOption({ of: 'user', name: `gp:${own}` }, 'your own property of people')]),
    ...(takesEventProperties ? [propertyOption({ of: 'event', name: own }, 'a property of the event')] : []),
  ]
  return options.filter(({ value }) => value !== undefined && value.length <= longestValue)
}

function propertyOption(property: Property, description: string): PlainTextOption {
  const value = escapeText(writeProperty(property, 'property', 'user'))
  return asOption({ value, label: value, description })
}
