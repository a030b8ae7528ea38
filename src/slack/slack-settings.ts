import type { Secret } from '../secret.ts'

export interface SlackSettings {
  botToken: Secret
  /** Needed unless `appToken` is given. */
  signingSecret?: Secret | undefined
  /** Given: Socket Mode, and the port serves health and metrics only. */
  appToken?: Secret | undefined
  /** Ends in `/api/`, for example `https://slack.com/api/`. */
  apiUrl: string
  /** 0 takes any free port. */
  port: number
}
