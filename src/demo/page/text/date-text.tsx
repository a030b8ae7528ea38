import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { formatDateTokens, instantOf } from '../time/format-time.ts'
import { demoNow } from '../time/use-demo-now.ts'

export interface DateTextProps {
  /** Unix seconds. */
  timestamp: number
  format: string
  url: string | undefined
  fallback: string
}

/** An instant in the reader's own zone, which is the point of Slack's date markup. */
export function DateText({ timestamp, format, url, fallback }: DateTextProps) {
  const { state } = usePage()
  const instant = instantOf(timestamp)
  if (Number.isNaN(instant.getTime())) return fallback
  const text = formatDateTokens(format, instant, {
    now: demoNow(state.clock),
    timeZone: readerTimeZone(state),
  })
  const time = <time dateTime={instant.toISOString()}>{text}</time>
  if (url === undefined) return time
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {time}
    </a>
  )
}
