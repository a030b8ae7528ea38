import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { formatMoment, formatTime, instantOf } from '../time/format-time.ts'
import { demoNow } from '../time/use-demo-now.ts'

export function TimeStamp({ ts, isShort = false }: { ts: string; isShort?: boolean }) {
  const { state } = usePage()
  const timeZone = readerTimeZone(state)
  const instant = instantOf(ts)
  const time = formatTime(instant, timeZone)
  return (
    <time
      className="time-stamp"
      dateTime={instant.toISOString()}
      title={formatMoment(instant, demoNow(state.clock), timeZone)}
    >
      {isShort ? time.replace(/ [AP]M$/, '') : time}
    </time>
  )
}
