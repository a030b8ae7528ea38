import type { DemoGreeting } from '../../slack/page-protocol.ts'
import { fullCommand } from '../composer/composer-menu.ts'
import { Icon } from '../icons/icon.tsx'

interface GreetingProps {
  greeting: DemoGreeting
  commandName: string
  fill: (command: string) => void
  close: () => void
}

/** A few things to type; a click puts one into the composer, so that it can be read and changed before it is sent. */
export function Greeting({ greeting, commandName, fill, close }: GreetingProps) {
  return (
    <section className="greeting" aria-label="Things to try">
      <header className="greeting-bar">
        <h2 className="greeting-title">{greeting.title}</h2>
        <button type="button" className="icon-button" aria-label="Close suggestions" onClick={close}>
          <Icon name="close" size={16} />
        </button>
      </header>
      <div className="greeting-commands">
        {greeting.commands.map((command) => (
          <button key={command} type="button" className="greeting-command" onClick={() => fill(command)}>
            <code>{fullCommand(command, commandName)}</code>
            <Icon name="chevronRight" size={16} />
          </button>
        ))}
      </div>
    </section>
  )
}
