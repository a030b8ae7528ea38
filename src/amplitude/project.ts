import { createHash } from 'node:crypto'
import type { ProjectIdentity } from '../result/metric-result.ts'
import type { Secret } from '../secret.ts'

/** One Amplitude project: a key pair reaches exactly one, and no request names it in any other way. */
export interface AmplitudeProject {
  name: string
  apiKey: Secret
  secretKey: Secret
  /** `https://amplitude.com`, or `https://analytics.eu.amplitude.com` for data kept in the EU. */
  baseUrl: string
  /** The project's IANA zone, which the API does not tell. */
  timeZone: string
}

export function identityOf(project: AmplitudeProject): ProjectIdentity {
  return { name: project.name, timeZone: project.timeZone }
}

/**
 * A name that is the same for the same project of Amplitude whatever it is called here, and another one as soon as the
 * keys belong to another project: what was spent and read must never be mixed up. The key cannot be read from it.
 */
export function keyedName({ apiKey, baseUrl }: AmplitudeProject): string {
  return createHash('sha256').update(`${baseUrl} ${apiKey.reveal()}`).digest('hex').slice(0, 16)
}
