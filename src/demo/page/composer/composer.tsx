import './composer.css'
import { useId } from 'react'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { CommandMenu } from './command-menu.tsx'
import { FormatBar } from './format-bar.tsx'
import type { ComposerOptions } from './use-composer.ts'
import { useComposer } from './use-composer.ts'

/** Where messages and commands are typed. */
export function Composer({ placeholder, ...options }: ComposerOptions & { placeholder: string }) {
  const { fieldRef, text, hasCommands } = options
  const { name, hint } = usePage().state.command
  const controls = useComposer(options)
  const { menu, activeIndex, write } = controls
  const menuId = useId()
  const space = text === '' || /\s$/.test(text) ? '' : ' '
  return (
    <div className="composer">
      {menu !== undefined && (
        <CommandMenu id={menuId} menu={menu} activeIndex={activeIndex} choose={controls.complete} />
      )}
      <FormatBar format={controls.format} />
      <div className="composer-words">
        <textarea
          ref={fieldRef}
          className="composer-field"
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-autocomplete="list"
          aria-controls={menu === undefined ? undefined : menuId}
          aria-activedescendant={menu && activeIndex !== undefined ? `${menuId}-${activeIndex}` : undefined}
          onChange={(event) => controls.onChange(event.target.value)}
          onKeyDown={controls.onKeyDown}
        />
        {hasCommands && text === `${name} ` && (
          <div className="composer-hint" aria-hidden="true">
            <span>{text}</span>
            {hint}
          </div>
        )}
      </div>
      <div className="composer-bar">
        {hasCommands && (
          <button
            type="button"
            className="icon-button"
            title={`Type ${name}`}
            aria-label={`Type ${name}`}
            onClick={() => write(`${name} `)}
          >
            <Icon name="slash" />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          title="Mention Ampbot"
          aria-label="Mention Ampbot"
          onClick={() => write(`${text}${space}@ampbot `)}
        >
          <Icon name="at" />
        </button>
        <span className="composer-keys">
          {text !== '' && (
            <>
              <b>Shift + Enter</b> to add a new line
            </>
          )}
        </span>
        <button
          type="button"
          className="composer-send"
          aria-label="Send"
          disabled={text.trim() === ''}
          onClick={controls.submit}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  )
}
