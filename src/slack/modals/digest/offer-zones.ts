import type { PlainTextOption } from '@slack/types'
import { timeIn } from '../../../digest/slot-words.ts'
import { asOption } from '../form-fields.ts'
import { readZone, zoneNames } from '../../../schedule/wall-words.ts'

/** Slack's limit for a list. */
const mostOptions = 100

/** The zones for what was typed: by place, anywhere in the name, each with the time that it is there. */
export function offerZones(typed: string, now: Date): PlainTextOption[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_')
  const known = readZone(typed.trim())
  const matching = zoneNames().filter((zone) => zone.toLowerCase().includes(wanted))
  const zones = [...new Set([...(known === undefined ? [] : [known]), ...matching])]
  return zones
    .toSorted((a, b) => rankOf(a, wanted) - rankOf(b, wanted))
    .slice(0, mostOptions)
    .map((zone) => zoneOption(zone, now))
}

/** `Europe/Berlin`, and below it `15:40 now`. */
export function zoneOption(zone: string, now?: Date): PlainTextOption {
  return asOption({
    value: zone,
    label: zone,
    ...(now === undefined ? {} : { description: `${timeIn(now, zone)} now` }),
  })
}

/** A city that begins so stands before one that holds it somewhere. */
function rankOf(zone: string, wanted: string): number {
  const city = zone.toLowerCase().split('/').at(-1) ?? ''
  if (city === wanted) return 0
  if (city.startsWith(wanted)) return 1
  return 2
}
