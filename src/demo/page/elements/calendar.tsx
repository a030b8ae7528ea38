import './calendar.css'
import type { KeyboardEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../icons/icon.tsx'
import { addDays, addMonths, fullDayName, monthGrid, monthName } from '../time/month-grid.ts'

interface CalendarProps {
  chosen: string | null
  today: string
  choose: (day: string) => void
}

const weekdays = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa']

/** One month at a time; the arrow keys move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ chosen, today, choose }: CalendarProps) {
  const [focused, setFocused] = useState(chosen ?? today)
  const month = focused.slice(0, 7)
  const focusedRef = useRef<HTMLButtonElement>(null)
  useEffect(() => focusedRef.current?.focus({ preventScroll: true }), [focused])
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = dayAfterKey(event.key, focused)
    if (next === undefined) return
    event.preventDefault()
    setFocused(next)
  }
  return (
    <div className="calendar">
      <div className="calendar-bar">
        <span className="calendar-month" aria-live="polite">
          {monthName(month)}
        </span>
        <MonthButton
          label="Previous month"
          icon="chevronLeft"
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <MonthButton
          label="Next month"
          icon="chevronRight"
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <div className="calendar-grid" role="grid" aria-label={monthName(month)} onKeyDown={onKeyDown}>
        <div className="calendar-week" role="row">
          {weekdays.map((weekday) => (
            <span key={weekday} className="calendar-weekday" role="columnheader">
              {weekday}
            </span>
          ))}
        </div>
        {monthGrid(month).map((week, index) => (
          <div key={index} className="calendar-week" role="row">
            {week.map((day, column) => (
              <span key={day ?? column} role="gridcell" aria-selected={day !== undefined && day === chosen}>
                {day !== undefined && (
                  <button
                    ref={day === focused ? focusedRef : undefined}
                    data-focus-first={day === focused ? '' : undefined}
                    type="button"
                    className={dayClass(day, chosen, today)}
                    tabIndex={day === focused ? 0 : -1}
                    aria-label={fullDayName(day)}
                    onClick={() => choose(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                )}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

function MonthButton({
  label,
  icon,
  onClick,
}: {
  label: string
  icon: 'chevronLeft' | 'chevronRight'
  onClick: () => void
}) {
  return (
    <button type="button" className="icon-button" aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  )
}

function dayClass(day: string, chosen: string | null, today: string): string {
  return `calendar-day ${day === chosen ? 'is-chosen' : ''} ${day === today ? 'is-today' : ''}`
}

function dayAfterKey(key: string, day: string): string | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'PageUp':
      return addMonths(day, -1)
    case 'PageDown':
      return addMonths(day, 1)
    default:
      return undefined
  }
}
