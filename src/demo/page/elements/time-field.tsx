import { useId, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { PopoverSurface } from '../overlay/popover-surface.tsx'
import { triggerProps, usePopover } from '../overlay/use-popover.ts'
import { displayTime, halfHours, readTime } from '../time/wall-time.ts'
import type { Choice } from './choice.ts'
import { optionChoice } from './choice.ts'
import { ChoiceList } from './choice-list.tsx'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'

interface TimeFieldProps {
  time: string | null
  placeholder: string
  /** Shown beside the time, where the bot named a zone. */
  timeZone?: string | undefined
  slot: Slot
  choose: (time: string) => void
}

/** Offers every half hour, and any other time that is typed. */
export function TimeField({ time, placeholder, timeZone, slot, choose }: TimeFieldProps) {
  const valueId = useId()
  const popover = usePopover()
  const [query, setQuery] = useState('')
  const text = time === null ? placeholder : displayTime(time)
  return (
    <>
      <button
        type="button"
        className="select"
        {...triggerProps(popover, 'listbox')}
        {...namingProps(slot, text, valueId)}
      >
        <Icon name="clock" size={16} />
        <span id={valueId} className={time === null ? 'select-text is-placeholder' : 'select-text'}>
          {text}
        </span>
        {timeZone !== undefined && <span className="select-note">{timeZone}</span>}
        <Icon name="chevronDown" size={16} />
      </button>
      <PopoverSurface popover={popover} widthPx={180} onClose={() => setQuery('')}>
        <ChoiceList
          choices={{ groups: [{ label: undefined, choices: offeredTimes(query) }], emptyText: 'Not a time' }}
          query={query}
          setQuery={setQuery}
          chosenKeys={time === null ? [] : [time]}
          isMulti={false}
          label="times"
          choose={(choice) => {
            popover.close()
            choose(choice.key)
          }}
        />
      </PopoverSurface>
    </>
  )
}

function offeredTimes(query: string): Choice[] {
  const typed = readTime(query)
  const near = halfHours.filter((time) =>
    displayTime(time).toLowerCase().startsWith(query.trim().toLowerCase()),
  )
  const times = typed === undefined || near.includes(typed) ? near : [typed, ...near]
  return times.map((time) =>
    optionChoice({ text: { type: 'plain_text', text: displayTime(time) }, value: time }),
  )
}
