import './select.css'
import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import type { Choice } from './choice.ts'
import type { Choices } from './use-choices.ts'

interface ChoiceListProps {
  choices: Choices
  query: string
  setQuery: (query: string) => void
  chosenKeys: readonly string[]
  isMulti: boolean
  label: string
  choose: (choice: Choice) => void
}

/** A search field over a list: the keyboard stays in the field, and the arrow keys move through the list. */
export function ChoiceList(props: ChoiceListProps) {
  const { choices, query, setQuery, chosenKeys, isMulti, label, choose } = props
  const id = useId()
  const flat = choices.groups.flatMap((group) => group.choices)
  const firstChosen = flat.findIndex((choice) => chosenKeys.includes(choice.key))
  const [active, setActive] = useState(Math.max(0, firstChosen))
  const activeIndex = Math.min(active, flat.length - 1)
  const move = (event: KeyboardEvent, to: number): void => {
    event.preventDefault()
    const index = (to + flat.length) % flat.length
    setActive(index)
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (flat.length === 0) return
    if (event.key === 'ArrowDown') move(event, activeIndex + 1)
    else if (event.key === 'ArrowUp') move(event, activeIndex - 1)
    else if (event.key === 'Enter') {
      event.preventDefault()
      const choice = flat[activeIndex]
      if (choice !== undefined) choose(choice)
    }
  }
  return (
    <>
      <label className="choice-search">
        <Icon name="search" size={16} />
        <input
          data-focus-first
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
          aria-label={`Search ${label}`}
          placeholder="Search"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div
        id={`${id}-list`}
        className="choice-list"
        role="listbox"
        aria-label={label}
        aria-multiselectable={isMulti}
      >
        {choices.groups.map((group, groupIndex) => (
          <div key={group.label ?? groupIndex} role="group" aria-label={group.label}>
            {group.label !== undefined && <div className="choice-group">{group.label}</div>}
            {group.choices.map((choice) => (
              <ChoiceRow
                key={choice.key}
                id={`${id}-${flat.indexOf(choice)}`}
                choice={choice}
                isChosen={chosenKeys.includes(choice.key)}
                isActive={flat[activeIndex] === choice}
                onPoint={() => setActive(flat.indexOf(choice))}
                onChoose={() => choose(choice)}
              />
            ))}
          </div>
        ))}
        {flat.length === 0 && <div className="choice-empty">{choices.emptyText}</div>}
      </div>
    </>
  )
}

interface ChoiceRowProps {
  id: string
  choice: Choice
  isChosen: boolean
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

function ChoiceRow({ id, choice, isChosen, isActive, onPoint, onChoose }: ChoiceRowProps) {
  return (
    // The keyboard reaches it by the search field, which names it as its active descendant.
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      className={isActive ? 'choice is-active' : 'choice'}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <ChoiceMark choice={choice} />
      <span className="choice-label">
        {choice.label}
        {choice.kind === 'option' && choice.description !== undefined && (
          <span className="choice-description">{choice.description}</span>
        )}
      </span>
      {isChosen && <Icon name="check" size={16} />}
    </div>
  )
}

export function ChoiceMark({ choice, size = 20 }: { choice: Choice; size?: number }) {
  switch (choice.kind) {
    case 'option':
      return undefined
    case 'person':
      return <Avatar user={choice.user} size={size} />
    case 'channel':
      return <Icon name={choice.channel.kind === 'private' ? 'lock' : 'hash'} size={16} />
  }
}
