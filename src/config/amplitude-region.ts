/** Amplitude's API hosts, one per data residency. The browser's host (`app.amplitude.com`) is not one of them. */
const amplitudeHosts = { us: 'https://amplitude.com', eu: 'https://analytics.eu.amplitude.com' } as const

export const amplitudeRegions = ['us', 'eu'] as const
export type AmplitudeRegion = (typeof amplitudeRegions)[number]

export function amplitudeHost(region: AmplitudeRegion): string {
  return amplitudeHosts[region]
}
