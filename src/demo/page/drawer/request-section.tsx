import { useState } from 'react'
import type { DemoRequest } from '../../slack/page-protocol.ts'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { formatSeconds } from '../time/format-time.ts'

const filters = ['all', 'amplitude', 'slack'] as const
type Filter = (typeof filters)[number]
const filterNames: Record<Filter, string> = { all: 'All', amplitude: 'Amplitude', slack: 'Slack' }

/** Every request that the bot made, newest first, as it happens. */
export function RequestSection() {
  const { requests } = usePage().state
  const [filter, setFilter] = useState<Filter>('all')
  const shown = requests.filter((request) => filter === 'all' || request.to === filter).toReversed()
  return (
    <section className="drawer-section" aria-labelledby="drawer-requests">
      <div className="drawer-row is-spread">
        <h3 className="drawer-heading" id="drawer-requests">
          Requests
        </h3>
        <div className="segments" role="group" aria-label="Which requests">
          {filters.map((each) => (
            <button key={each} type="button" aria-pressed={filter === each} onClick={() => setFilter(each)}>
              {filterNames[each]}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 && <p className="drawer-note">None yet. Ask something with /amp.</p>}
      <ol className="requests">
        {shown.map((request, index) => (
          <RequestRow key={`${request.at} ${shown.length - index}`} request={request} />
        ))}
      </ol>
    </section>
  )
}

/** The whole target shows when it is opened. */
function RequestRow({ request }: { request: DemoRequest }) {
  const { state } = usePage()
  const isBad = request.status >= 400 || request.problem !== undefined
  return (
    <li>
      <details className="request">
        <summary>
          <span className={`request-to is-${request.to}`}>{filterNames[request.to]}</span>
          <span className="request-target">{request.target}</span>
          <span className={isBad ? 'request-status is-bad' : 'request-status'}>{request.status}</span>
        </summary>
        <p className="request-whole">
          {request.method} {request.target}
        </p>
        {request.problem !== undefined && <p className="request-problem">{request.problem}</p>}
      </details>
      <div className="request-note">
        {formatSeconds(new Date(request.at), readerTimeZone(state))} · {Math.round(request.durationMs)} ms
        {request.cost !== undefined && ` · cost ${request.cost}`}
      </div>
    </li>
  )
}
