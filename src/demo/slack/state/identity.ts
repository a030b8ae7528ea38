/** Who is who in the stand-in: one workspace, one app, one person at the keyboard. Ids look as Slack's do. */
export const identity = {
  teamId: 'T0ACME0001',
  teamName: 'Acme',
  teamDomain: 'acme',
  appId: 'A0AMPBOT01',
  botId: 'B0AMPBOT01',
  botUserId: 'U0AMPBOT01',
  botName: 'ampbot',
  /** The person at the keyboard. */
  me: 'U0ADA00001',
  /** Slack's deprecated verification token still stands in every payload. */
  verificationToken: 'stand-in-verification-token',
} as const
