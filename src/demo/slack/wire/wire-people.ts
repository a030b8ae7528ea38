import type { DemoChannel, DemoUser } from '../page-protocol.ts'
import { identity } from '../state/identity.ts'
import type { Directory } from '../state/directory.ts'

/** A user as `users.info` answers it; the offset is that of the zone at `now`. */
export function toWireUser(user: DemoUser, now: Date, isLocaleWanted: boolean): Record<string, unknown> {
  return {
    id: user.id,
    team_id: identity.teamId,
    name: user.name,
    deleted: false,
    real_name: user.realName,
    tz: user.timeZone,
    tz_label: zoneName(user.timeZone, now),
    tz_offset: zoneOffsetSeconds(user.timeZone, now),
    profile: { real_name: user.realName, display_name: user.name, team: identity.teamId },
    is_admin: user.id === identity.me,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 0,
    ...(isLocaleWanted ? { locale: 'en-US' } : {}),
  }
}

export function toWireChannel(channel: DemoChannel, directory: Directory): Record<string, unknown> {
  const common = { id: channel.id, is_archived: false, context_team_id: identity.teamId, updated: 0 }
  if (channel.kind === 'im') return { ...common, is_im: true, user: identity.me, is_user_deleted: false }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_member: channel.isBotMember,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    topic: { value: channel.topic, creator: identity.me, last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: directory.members(channel).length,
  }
}

function zoneName(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' }).formatToParts(now)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

function zoneOffsetSeconds(timeZone: string, now: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}
