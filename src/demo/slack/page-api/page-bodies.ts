import { z } from 'zod'

/** What the page posts, checked at the door; the shapes are those of `page-protocol.ts`. */
const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channelId: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), viewId: z.string() }),
])
const viewState = z.record(z.string(), z.record(z.string(), z.unknown()))

export const commandBodySchema = z.object({
  channelId: z.string(),
  text: z.string(),
  threadTs: z.string().exactOptional(),
})
export const actionBodySchema = z.object({
  container,
  blockId: z.string(),
  action: z.looseObject({ type: z.string(), action_id: z.string() }),
  state: viewState.exactOptional(),
})
export const submitBodySchema = z.object({ viewId: z.string(), state: viewState })
export const closeBodySchema = z.object({ viewId: z.string(), isAll: z.boolean() })
export const optionsBodySchema = z.object({
  container,
  blockId: z.string(),
  actionId: z.string(),
  value: z.string(),
})
export const shortcutBodySchema = z.object({
  callbackId: z.string(),
  message: z.object({ channelId: z.string(), ts: z.string() }).exactOptional(),
})
export const membershipBodySchema = z.object({ channelId: z.string(), isBotMember: z.boolean() })
export const clockBodySchema = z.object({
  now: z.iso.datetime({ offset: true }).exactOptional(),
  advanceMs: z.number().nonnegative().exactOptional(),
})
