import './drawer.css'
import { PanelFrame } from '../overlay/panel-frame.tsx'
import { usePage } from '../state/page-context.ts'
import { AlertStorySection } from './alert-story-section.tsx'
import { BudgetSection } from './budget-section.tsx'
import { ClockSection } from './clock-section.tsx'
import { FaultSection } from './fault-section.tsx'
import { IncidentSection } from './incident-section.tsx'
import { RequestSection } from './request-section.tsx'
import { useControls } from './use-controls.ts'

/** What a demo can do and a workspace cannot: move time, break things, and watch every request. */
export function Drawer() {
  const { dispatch } = usePage()
  const { controls, change, isBusy } = useControls()
  return (
    <PanelFrame
      title="Behind the curtain"
      subtitle="This demo only"
      close={() => dispatch({ type: 'drawerToggled' })}
    >
      <div className="panel-scroller drawer" aria-busy={isBusy}>
        <ClockSection change={change} isBusy={isBusy} />
        <AlertStorySection incidents={controls.incidents} change={change} />
        <IncidentSection incidents={controls.incidents} change={change} />
        <BudgetSection amplitude={controls.amplitude} />
        <RequestSection />
        <FaultSection faults={controls.faults} change={change} />
      </div>
    </PanelFrame>
  )
}
