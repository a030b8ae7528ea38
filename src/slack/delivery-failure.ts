import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import { DeliveryError, type DeliveryFailure } from '../errors.ts'

/**
 * What an error of the Web API means: the one place where Slack's codes become a `DeliveryError`. Anything that the SDK did
 * not throw is a bug and stays as it is. Codes: https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export function deliveryFailure(error: unknown): unknown {
  if (error instanceof DeliveryError || !(error instanceof SlackError)) return error
  const slackCode = codeOf(error)
  return failureWith(slackCode, error)
}

export function failureWith(slackCode: string, cause?: unknown): DeliveryError {
  return new DeliveryError(slackCode, {
    userMessage: sentenceFor(slackCode),
    failure: failureOf(slackCode),
    cause,
  })
}

function failureOf(slackCode: string): DeliveryFailure {
  if (slackCode === noResponse || isServerError(slackCode)) return 'unknown'
  if (passingCodes.has(slackCode)) return 'passing'
  if (accountCodes.has(slackCode)) return 'account'
  return targetCodes.has(slackCode) || slackCode.startsWith('restricted_action') ? 'target' : 'message'
}

/** Slack took the request, or may have; nobody knows whether the message stands in the channel. */
export const noResponse = 'no_response'
/** A response_url after thirty minutes or five messages. */
export const responseUrlSpent = 'response_url_spent'

/** Slack's own troubles, and ours with reaching it: the same call may work in a while. Every other code is a refusal. */
const passingCodes: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
])

/** The token does not work any more, or not for posting at all. */
const accountCodes: ReadonlySet<string> = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'missing_scope',
  'ekm_access_denied',
  'access_denied',
  'team_access_not_granted',
])

/** The channel or the person cannot be reached by the bot, as things stand. */
const targetCodes: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'is_inactive',
  'no_permission',
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
])

function codeOf(error: SlackError): string {
  if (error instanceof WebAPIPlatformError) return error.data.error
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited'
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`
  return noResponse
}

function sentenceFor(slackCode: string): string {
  if (slackCode === noResponse || isServerError(slackCode))
    return 'Slack did not confirm that it took the message, so it may or may not stand in the channel.'
  switch (slackCode) {
    case 'channel_not_found':
    case 'not_in_channel':
      return 'I am not a member of this channel.'
    case 'is_archived':
    case 'is_inactive':
      return 'This channel is archived, so nothing can be posted in it.'
    case 'missing_scope':
    case 'no_permission':
      return 'Slack says that I lack a permission here; reinstalling the app with its current manifest gives it.'
    case 'ratelimited':
    case 'rate_limited':
    case 'message_limit_exceeded':
      return 'Slack takes no more messages from me just now.'
    case 'messages_tab_disabled':
    case 'cannot_dm_bot':
      return 'I cannot write you direct messages: the Messages tab of the app is off.'
    default:
      return slackCode.startsWith('restricted_action')
        ? 'Posting in this channel is restricted, and I am not among those who may.'
        : `Slack did not take the message (${slackCode}).`
  }
}

/** Whether the call may have been carried out all the same: only an answer of Slack's says that it was not. */
export function isUnknownOutcome({ failure }: DeliveryError): boolean {
  return failure === 'unknown'
}

function isServerError(slackCode: string): boolean {
  return slackCode.startsWith('http_5')
}

export function isNotMember(error: DeliveryError): boolean {
  return error.slackCode === 'channel_not_found' || error.slackCode === 'not_in_channel'
}

/** Slack refuses it as things stand; of the others it may take the next message. */
export function isUnreachable({ failure }: DeliveryError): boolean {
  return failure !== 'passing' && failure !== 'unknown'
}

/** Why nothing can be posted there, with the way out for whoever may invite the bot. */
export function wayIn(error: DeliveryError, botName: string): string {
  return isNotMember(error)
    ? `${error.userMessage} Type /invite @${botName} there, then do this again.`
    : error.userMessage
}

/** Whether there is no such person, or not any more. */
export function isNobody({ slackCode }: DeliveryError): boolean {
  return slackCode === 'user_not_found' || slackCode === 'user_disabled'
}

/** Refusals that mean the blocks and not the channel; the words alone may still go through. */
export function isMalformed(error: DeliveryError): boolean {
  return malformedCodes.has(error.slackCode)
}

const malformedCodes: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
])

/** Slack's complaint that an uploaded file cannot be shown (yet): `invalid_blocks` that points at `slack_file`. */
export function isFileNotReady(error: DeliveryError): boolean {
  return (
    error.slackCode === 'invalid_blocks' && complaintsOf(error).some((line) => /slack[_ ]file/.test(line))
  )
}

/** The pointers that come with `invalid_blocks`, for the log. They name blocks, not their content. */
export function complaintsOf({ cause }: DeliveryError): readonly string[] {
  if (!(cause instanceof WebAPIPlatformError)) return []
  const {
    errors,
    response_metadata: metadata,
  }: { errors?: unknown; response_metadata?: { messages?: string[] } } = cause.data
  const listed = Array.isArray(errors)
    ? errors.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
    : []
  return [...listed, ...(metadata?.messages ?? [])]
}
