import './top-bar.css'
import type { IconName } from '../icons/icon.tsx'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { readerTimeZone } from '../state/page-state.ts'
import type { ThemeChoice } from '../styles/use-theme.ts'
import { themeChoices } from '../styles/use-theme.ts'
import { formatClock } from '../time/format-time.ts'
import { useDemoNow } from '../time/use-demo-now.ts'

interface TopBarProps {
  theme: ThemeChoice
  setTheme: (theme: ThemeChoice) => void
}

const themeIcons: Record<ThemeChoice, IconName> = { system: 'monitor', light: 'sun', dark: 'moon' }

/** The workspace's clock, the theme, and the way behind the curtain. */
export function TopBar({ theme, setTheme }: TopBarProps) {
  const { state, dispatch } = usePage()
  const next = themeChoices[(themeChoices.indexOf(theme) + 1) % themeChoices.length] ?? 'system'
  const toggleDrawer = (): void => dispatch({ type: 'drawerToggled' })
  return (
    <header className="top-bar">
      <Clock open={toggleDrawer} />
      {!state.isLive && (
        <span className="top-bar-lost" role="status">
          <span className="spinner" /> Reconnecting…
        </span>
      )}
      <button
        type="button"
        className="top-bar-button"
        title={`Theme: ${theme}. Switch to ${next}`}
        aria-label={`Theme: ${theme}. Switch to ${next}`}
        onClick={() => setTheme(next)}
      >
        <Icon name={themeIcons[theme]} />
      </button>
      <button
        type="button"
        className="top-bar-button"
        aria-expanded={state.isDrawerOpen}
        aria-label="Behind the curtain"
        onClick={toggleDrawer}
      >
        <Icon name="sliders" />
        <span className="top-bar-words">Behind the curtain</span>
      </button>
    </header>
  )
}

function Clock({ open }: { open: () => void }) {
  const now = useDemoNow(1000)
  const { state } = usePage()
  const text = formatClock(now, readerTimeZone(state))
  return (
    <button
      type="button"
      className="top-bar-clock"
      aria-label={`The demo's clock: ${text}. Move it`}
      onClick={open}
    >
      <Icon name="clock" size={16} />
      {text}
    </button>
  )
}
