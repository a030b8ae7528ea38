import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { SlackbotAvatar } from '../people/slackbot-avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'
import type { CommandInfo, ComposerMenu } from './composer-menu.ts'

interface CommandMenuProps {
  id: string
  menu: ComposerMenu
  activeIndex: number | undefined
  choose: (index: number) => void
}

/** Above the composer: the commands there are, and after a command's name what it takes. */
export function CommandMenu({ id, menu, activeIndex, choose }: CommandMenuProps) {
  const isCommands = menu.kind === 'commands'
  return (
    <div className="command-menu">
      {isCommands ? (
        <div className="command-menu-bar">
          <span>Commands</span>
          <span>
            <b>↑ ↓</b> to navigate <b>↵</b> to select <b>esc</b> to dismiss
          </span>
        </div>
      ) : (
        <div className="command-usage">
          <CommandWords command={menu.command} />
        </div>
      )}
      <div id={id} role="listbox" aria-label={isCommands ? 'Commands' : 'Suggestions'}>
        {(isCommands ? menu.commands : menu.texts).map((entry, index) => (
          // The keyboard reaches it from the field, which names it as its active descendant.
          <div
            key={typeof entry === 'string' ? entry : entry.name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === activeIndex}
            className={index === activeIndex ? 'command-entry is-active' : 'command-entry'}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(index)}
          >
            {typeof entry === 'string' ? <Suggestion text={entry} /> : <CommandWords command={entry} />}
          </div>
        ))}
      </div>
    </div>
  )
}

function CommandWords({ command }: { command: CommandInfo }) {
  const { state } = usePage()
  const bot = userById(state, state.botUserId)
  return (
    <>
      {command.isBuiltIn ? (
        <span className="avatar command-mark">
          <SlackbotAvatar />
        </span>
      ) : (
        <Avatar user={bot} size={32} />
      )}
      <span className="command-words">
        <span>
          <span className="command-name">{command.name}</span>{' '}
          <span className="command-hint">{command.hint}</span>
        </span>
        <span className="command-description">{command.description}</span>
      </span>
      <span className="command-owner">{command.isBuiltIn ? 'Slack' : bot.realName}</span>
    </>
  )
}

function Suggestion({ text }: { text: string }) {
  return (
    <>
      <Icon name="bolt" size={16} />
      <code>{text}</code>
      <span className="command-owner">Tab</span>
    </>
  )
}
