import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types'
import { useState } from 'react'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { unixToWallTime, wallTimeToUnix } from '../time/wall-time.ts'
import { DayField } from './day-field.tsx'
import type { Slot } from './slot.ts'
import { TimeField } from './time-field.tsx'
import { useElementValue } from './use-element-value.ts'

export function DateElement({ element, slot }: { element: Datepicker; slot: Slot }) {
  const [value, setValue] = useElementValue(element, slot)
  return (
    <DayField
      day={value?.selected_date ?? null}
      placeholder={element.placeholder?.text ?? 'Select a date'}
      slot={slot}
      choose={(day) => setValue({ type: 'datepicker', selected_date: day })}
    />
  )
}

export function TimeElement({ element, slot }: { element: Timepicker; slot: Slot }) {
  const [value, setValue] = useElementValue(element, slot)
  const timezone = element.timezone === undefined ? {} : { timezone: element.timezone }
  return (
    <TimeField
      time={value?.selected_time ?? null}
      placeholder={element.placeholder?.text ?? 'Select a time'}
      timeZone={element.timezone}
      slot={slot}
      choose={(time) => setValue({ type: 'timepicker', selected_time: time, ...timezone })}
    />
  )
}

/** A day and a time of day in the reader's zone; it has a value once both are chosen. */
export function DateTimeElement({ element, slot }: { element: DateTimepicker; slot: Slot }) {
  const { state } = usePage()
  const timeZone = readerTimeZone(state)
  const [value, setValue] = useElementValue(element, slot)
  const unix = value?.selected_date_time ?? null
  const [half, setHalf] = useState<{ day?: string; time?: string }>({})
  const wall = unix === null ? half : unixToWallTime(unix, timeZone)
  const choose = (part: { day?: string; time?: string }): void => {
    const { day, time } = { ...wall, ...part }
    setHalf({ ...wall, ...part })
    if (day === undefined || time === undefined) return
    setValue({ type: 'datetimepicker', selected_date_time: wallTimeToUnix({ day, time }, timeZone) })
  }
  return (
    <div className="picker-pair">
      <DayField
        day={wall.day ?? null}
        placeholder="Select a date"
        slot={slot}
        choose={(day) => choose({ day })}
      />
      <TimeField
        time={wall.time ?? null}
        placeholder="Select a time"
        slot={slot}
        choose={(time) => choose({ time })}
      />
    </div>
  )
}
