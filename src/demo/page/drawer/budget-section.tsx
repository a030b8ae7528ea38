import type { DemoControls } from '../../slack/page-protocol.ts'

/** Amplitude's limits for its Dashboard REST API: cost in five minutes and in an hour, and requests at once. */
const limits = { fiveMinutes: 1000, hour: 108_000, inFlight: 5 }

export function BudgetSection({ amplitude }: { amplitude: DemoControls['amplitude'] }) {
  return (
    <section className="drawer-section" aria-labelledby="drawer-budget">
      <h3 className="drawer-heading" id="drawer-budget">
        Amplitude’s budget
      </h3>
      <Gauge label="Cost in 5 minutes" value={amplitude.spentFiveMinutes} limit={limits.fiveMinutes} />
      <Gauge label="Cost in an hour" value={amplitude.spentHour} limit={limits.hour} />
      <Gauge label="Requests at once" value={amplitude.inFlight} limit={limits.inFlight} />
    </section>
  )
}

function Gauge({ label, value, limit }: { label: string; value: number; limit: number }) {
  const ratio = Math.min(1, value / limit)
  return (
    <div className="gauge">
      <span>{label}</span>
      <span className="gauge-value">
        {value.toLocaleString('en-US')} of {limit.toLocaleString('en-US')}
      </span>
      <div
        className="gauge-track"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={limit}
        aria-valuenow={value}
      >
        <div
          className={ratio > 0.8 ? 'gauge-fill is-high' : 'gauge-fill'}
          style={{ width: `${ratio * 100}%` }}
        />
      </div>
    </div>
  )
}
