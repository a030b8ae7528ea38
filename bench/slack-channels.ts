import type { DemoChannel } from '../src/demo/slack/page-protocol.ts'

/** Public channels with the bot in them. */
export function channelsOf(count: number): DemoChannel[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `digests-${String(index).padStart(4, '0')}`
    return {
      id: `C0DIG${String(index).padStart(5, '0')}`,
      kind: 'public' as const,
      name,
      topic: '',
      isBotMember: true,
    }
  })
}

/** What the bot may do there; reading back is optional. */
export function scopesFor(isReadable: boolean): readonly string[] {
  return ['chat:write', 'files:write', ...(isReadable ? ['channels:history'] : [])]
}
