import { moveFocus } from '../elements/move-focus.ts'
import { usePage } from '../state/page-context.ts'
import type { Tab } from '../state/page-state.ts'

const tabs: readonly { tab: Tab; label: string }[] = [
  { tab: 'home', label: 'Home' },
  { tab: 'messages', label: 'Messages' },
  { tab: 'about', label: 'About' },
]

export function AppTabs() {
  const { state, dispatch } = usePage()
  return (
    <div className="app-tabs" role="tablist" aria-label="Ampbot" onKeyDown={moveFocus}>
      {tabs.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          role="tab"
          className="app-tab"
          aria-selected={state.tab === tab}
          onClick={() => dispatch({ type: 'tabOpened', tab })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
