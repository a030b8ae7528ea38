/** Why a slot was passed over that a later one stands for; also how the later one knows how many it stands for. */
export const joinedReason = 'It was missed while the bot was not running, and joined with the one after it.'
