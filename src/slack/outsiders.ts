/** What tells who wrote an event in a channel that is shared with another company. */
interface SharedEvent {
  team_id: string
  is_ext_shared_channel?: boolean | undefined
}

/**
 * Whether somebody of another company asks, in a channel shared with it (Slack Connect). They get nothing: the numbers are
 * ours. In channels of our own a foreign team id is another workspace of the same organisation.
 */
export function isFromOutside(body: SharedEvent, author: { team?: string | undefined }): boolean {
  return body.is_ext_shared_channel === true && author.team !== undefined && author.team !== body.team_id
}
