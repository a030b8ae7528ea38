import { releases } from './releases.ts'
import { weightedChoice } from './random.ts'

/**
 * Everything about a person that may differ from event to event: the device in use, the app's version and the plan. All
 * combinations are numbered once, so that an event carries one small number.
 */
export interface Context {
  platform: string
  os: string
  deviceType: string
  /** Empty on the web, which has no versions: it reads as `(none)`. */
  version: string
  plan: Plan
}

const plans = ['free', 'student', 'premium', 'family'] as const
export type Plan = (typeof plans)[number]

export type Platform = 'iOS' | 'Android' | 'Web'

interface Device {
  platform: Platform
  os: string
  deviceType: string
  weight: number
}

export const devices: readonly Device[] = [
  { platform: 'iOS', os: 'ios 26.1', deviceType: 'Apple iPhone', weight: 26 },
  { platform: 'iOS', os: 'ios 18.7', deviceType: 'Apple iPhone', weight: 9 },
  { platform: 'iOS', os: 'ios 26.1', deviceType: 'Apple iPad', weight: 6 },
  { platform: 'Android', os: 'android 16', deviceType: 'Google Pixel Phone', weight: 8 },
  { platform: 'Android', os: 'android 15', deviceType: 'Samsung Galaxy Phone', weight: 17 },
  { platform: 'Android', os: 'android 14', deviceType: 'Xiaomi Phone', weight: 9 },
  { platform: 'Web', os: 'Chrome 142', deviceType: 'Windows', weight: 12 },
  { platform: 'Web', os: 'Safari 26', deviceType: 'Mac', weight: 8 },
  { platform: 'Web', os: 'Firefox 145', deviceType: 'Linux', weight: 3 },
]

/** Chooses a device, as its position in `devices`. */
export const pickDevice = weightedChoice(devices.map(({ weight }, index) => ({ value: index, weight })))

/** The desktop that people with a phone sometimes listen on as well. */
export const webDevices: readonly number[] = devices.flatMap((device, index) =>
  device.platform === 'Web' ? [index] : [],
)

export const contexts: readonly Context[] = devices.flatMap((device) =>
  releases.flatMap(({ version }) => plans.map((plan) => contextOf(device, version, plan))),
)

/** The number of a combination, in the order in which `contexts` was laid out. */
export function contextNumber(device: number, release: number, plan: Plan): number {
  return (device * releases.length + release) * plans.length + plans.indexOf(plan)
}

function contextOf(device: Device, version: string, plan: Plan): Context {
  const { platform, os, deviceType } = device
  return { platform, os, deviceType, version: platform === 'Web' ? '' : version, plan }
}
