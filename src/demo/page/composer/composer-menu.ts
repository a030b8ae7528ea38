import type { DemoState } from '../../slack/page-protocol.ts'

export interface CommandInfo {
  name: string
  hint: string
  description: string
  /** Slack's own, rather than the bot's. */
  isBuiltIn: boolean
}

export type ComposerMenu =
  | { kind: 'commands'; commands: readonly CommandInfo[] }
  | { kind: 'suggestions'; command: CommandInfo; texts: readonly string[] }

const maxSuggestions = 7

/** What pops up above the composer while somebody types `/…`; undefined while the text is no command. */
export function composerMenu(
  text: string,
  command: DemoState['command'],
  suggestions: readonly string[],
): ComposerMenu | undefined {
  const own: CommandInfo = { ...command, isBuiltIn: false }
  const all = [own, inviteCommand]
  const typed = text.toLowerCase()
  if (/^\/\S*$/.test(typed)) {
    const commands = all.filter(({ name }) => name.startsWith(typed))
    return commands.length === 0 ? undefined : { kind: 'commands', commands }
  }
  if (!typed.startsWith(`${own.name} `)) return undefined
  const texts = matching(
    typed,
    suggestions.map((each) => fullCommand(each, own.name)),
  )
  return { kind: 'suggestions', command: own, texts: texts.slice(0, maxSuggestions) }
}

const inviteCommand: CommandInfo = {
  name: '/invite',
  hint: '@someone',
  description: 'Invite someone to this channel',
  isBuiltIn: true,
}

/** Suggestions and greetings may come with the command's name or without. */
export function fullCommand(text: string, name: string): string {
  return text.startsWith('/') ? text : `${name} ${text}`
}

/** Those that go on from what was typed come first, then those that hold all of its words. */
function matching(typed: string, texts: readonly string[]): string[] {
  const others = texts.filter((text) => text.toLowerCase() !== typed.trimEnd())
  const starting = others.filter((text) => text.toLowerCase().startsWith(typed))
  const words = typed
    .split(/\s+/)
    .slice(1)
    .filter((word) => word !== '')
  const holding = others.filter((text) => words.every((word) => text.toLowerCase().includes(word)))
  return [...new Set([...starting, ...holding])]
}

/** What each entry of a menu puts into the composer. */
export function menuTexts(menu: ComposerMenu): readonly string[] {
  return menu.kind === 'commands' ? menu.commands.map(({ name }) => `${name} `) : menu.texts
}
