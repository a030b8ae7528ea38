import type { DemoIncident } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import { formatMoment } from '../time/format-time.ts'
import { demoNow } from '../time/use-demo-now.ts'
import { incidentPresets } from './incident-presets.ts'
import type { Change } from './use-controls.ts'

interface IncidentSectionProps {
  incidents: readonly DemoIncident[]
  change: Change
}

/** Starts an incident in the product's events, from this moment of the demo's clock on. */
export function IncidentSection({ incidents, change }: IncidentSectionProps) {
  const { state } = usePage()
  const running = incidents.filter((incident) => incident.until === null)
  const idle = incidentPresets.filter(({ label }) => !running.some((incident) => incident.label === label))
  const since = (incident: DemoIncident): string =>
    formatMoment(new Date(incident.from), demoNow(state.clock), readerTimeZone(state))
  return (
    <section className="drawer-section" aria-labelledby="drawer-incident">
      <h3 className="drawer-heading" id="drawer-incident">
        Incident
      </h3>
      {running.map((incident) => (
        <div key={incident.id} className="incident">
          <Icon name="bolt" size={16} />
          <span className="incident-words">
            {incident.label}
            <span className="drawer-note"> since {since(incident)}</span>
          </span>
          <button
            type="button"
            className="small-button"
            onClick={() =>
              void change((api) => api.incident({ endId: incident.id }), `Over: ${incident.label}`)
            }
          >
            End
          </button>
        </div>
      ))}
      <div className="drawer-row">
        {idle.map((preset) => (
          <button
            key={preset.label}
            type="button"
            className="small-button"
            onClick={() =>
              void change((api) => api.incident({ start: preset }), `From now on: ${preset.label}`)
            }
          >
            {preset.label}
          </button>
        ))}
      </div>
    </section>
  )
}
