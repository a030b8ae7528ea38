import type { DemoFault, DemoFaultKind } from '../../slack/page-protocol.ts'
import { demoFaultKinds } from '../../slack/page-protocol.ts'
import type { Change } from './use-controls.ts'

const kindNames: Record<DemoFaultKind, string> = {
  none: 'Works',
  rateLimit: '429, budget used up',
  concurrentLimit: '429, too many at once',
  serverError: '500',
  gatewayTimeout: '504 with an HTML page',
  hang: 'Never answers',
  truncated: 'JSON that breaks off',
  incomplete: 'Marked as incomplete',
}

const allRoutes = '*'

/** Makes Amplitude fail, one route at a time or all at once. */
export function FaultSection({ faults, change }: { faults: readonly DemoFault[]; change: Change }) {
  const choose = (route: string, kind: DemoFaultKind): void => {
    void change((api) => api.fault({ route, kind }), `${nameOf(route)}: ${kindNames[kind]}`)
  }
  return (
    <section className="drawer-section" aria-labelledby="drawer-faults">
      <h3 className="drawer-heading" id="drawer-faults">
        Faults of Amplitude
      </h3>
      {faults.map(({ route, kind }) => (
        <div key={route} className={kind === 'none' ? 'fault' : 'fault is-on'}>
          <span className="fault-route">{nameOf(route)}</span>
          <select
            aria-label={nameOf(route)}
            value={kind}
            onChange={(event) => choose(route, event.target.value as DemoFaultKind)}
          >
            {demoFaultKinds.map((each) => (
              <option key={each} value={each}>
                {kindNames[each]}
              </option>
            ))}
          </select>
        </div>
      ))}
    </section>
  )
}

function nameOf(route: string): string {
  return route === allRoutes ? 'All routes' : route
}
