import type { Directory } from '../state/directory.ts'

/**
 * The text of a command as Slack sends it with `should_escape: true`: `&`, `<` and `>` as entities, known `@names` and
 * `#channels` as `<@U…|name>` and `<#C…|name>` (a private channel's name stays empty), links in angle brackets.
 */
export function escapeCommand(text: string, directory: Directory): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s&]+(?:&amp;[^\s&]+)*/g, (url) => `<${url}>`)
    .replace(/(?<=^|\s)@([a-z0-9._-]+)/g, (typed, name: string) => mentionUser(typed, name, directory))
    .replace(/(?<=^|\s)#([a-z0-9_-]+)/g, (typed, name: string) => mentionChannel(typed, name, directory))
}

function mentionUser(typed: string, name: string, directory: Directory): string {
  const user = directory.userNamed(name)
  return user === undefined ? typed : `<@${user.id}|${user.name}>`
}

function mentionChannel(typed: string, name: string, directory: Directory): string {
  const channel = directory.channelNamed(name)
  if (channel === undefined) return typed
  return `<#${channel.id}|${channel.kind === 'public' ? channel.name : ''}>`
}
