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

const routeNames: Readonly<Record<string, string>> = { '*': 'All routes' }

/** Listed also while nothing is switched on. */
const mainRoutes = [
  '*',
  '/api/2/users',
  '/api/2/events/segmentation',
  '/api/2/funnels',
  '/api/2/retention',
  '/api/2/events/list',
]

/** Makes Amplitude fail, one route at a time or all at once. */
export function FaultSection({ faults, change }: { faults: readonly DemoFault[]; change: Change }) {
  const routes = [...new Set([...mainRoutes, ...faults.map(({ route }) => route)])]
  const kindOf = (route: string): DemoFaultKind =>
    faults.find((fault) => fault.route === route)?.kind ?? 'none'
  const choose = (route: string, kind: DemoFaultKind): void => {
    const name = routeNames[route] ?? route
    void change((api) => api.fault({ route, kind }), `${name}: ${kindNames[kind]}`)
  }
  return (
    <section className="drawer-section" aria-labelledby="drawer-faults">
      <h3 className="drawer-heading" id="drawer-faults">
        Faults of Amplitude
      </h3>
      {routes.map((route) => (
        <label key={route} className={kindOf(route) === 'none' ? 'fault' : 'fault is-on'}>
          <span className="fault-route">{routeNames[route] ?? route.replace('/api/', '')}</span>
          <select
            value={kindOf(route)}
            onChange={(event) => choose(route, event.target.value as DemoFaultKind)}
          >
            {demoFaultKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  )
}
