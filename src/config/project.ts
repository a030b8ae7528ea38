import type { Property } from '../query/query.ts'

/** One Amplitude project as it may be shown. */
export interface ProjectConfig {
  name: string
  baseUrl: string
  /** IANA zone of the Amplitude project's settings: the API does not tell it. */
  timeZone: string
  /** By which a change is split: one to three. */
  whyProperties: readonly Property[]
  /** Whose public holidays are known days, as they were typed: `DE-BE`. */
  holidays: readonly string[]
}

/** A project with its keys, before the two part. */
export interface ProjectWithKeys extends ProjectConfig {
  apiKey: string
  secretKey: string
}
