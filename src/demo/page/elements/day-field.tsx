import { useId } from 'react'
import { Icon } from '../icons/icon.tsx'
import { PopoverSurface } from '../overlay/popover-surface.tsx'
import { triggerProps, usePopover } from '../overlay/use-popover.ts'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { dayOf } from '../time/format-time.ts'
import { shortDayName } from '../time/month-grid.ts'
import { demoNow } from '../time/use-demo-now.ts'
import { Calendar } from './calendar.tsx'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'

interface DayFieldProps {
  day: string | null
  placeholder: string
  slot: Slot
  choose: (day: string) => void
}

export function DayField({ day, placeholder, slot, choose }: DayFieldProps) {
  const { state } = usePage()
  const valueId = useId()
  const popover = usePopover()
  const text = day === null ? placeholder : shortDayName(day)
  return (
    <>
      <button
        type="button"
        className="select"
        {...triggerProps(popover, 'dialog')}
        {...namingProps(slot, text, valueId)}
      >
        <Icon name="calendar" size={16} />
        <span id={valueId} className={day === null ? 'select-text is-placeholder' : 'select-text'}>
          {text}
        </span>
        <Icon name="chevronDown" size={16} />
      </button>
      <PopoverSurface popover={popover} widthPx={280} wantedHeightPx={330}>
        <Calendar
          chosen={day}
          today={dayOf(demoNow(state.clock), readerTimeZone(state))}
          choose={(chosen) => {
            popover.close()
            choose(chosen)
          }}
        />
      </PopoverSurface>
    </>
  )
}
