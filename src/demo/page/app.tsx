import './app.css'
import { useEffect, useMemo, useState } from 'react'
import { ChannelHeader } from './conversation/channel-header.tsx'
import { Conversation } from './conversation/conversation.tsx'
import { Drawer } from './drawer/drawer.tsx'
import { AboutApp } from './home/about-app.tsx'
import { AppHome } from './home/app-home.tsx'
import { AppTabs } from './home/app-tabs.tsx'
import { ModalStack } from './modal/modal-stack.tsx'
import { ConfirmProvider } from './overlay/confirm.tsx'
import { LightboxProvider } from './overlay/lightbox.tsx'
import { Toasts } from './overlay/toasts.tsx'
import { Rail } from './sidebar/rail.tsx'
import { Sidebar } from './sidebar/sidebar.tsx'
import { TopBar } from './sidebar/top-bar.tsx'
import { demoApi } from './state/demo-api.ts'
import { PageContext, usePage } from './state/page-context.ts'
import type { PageState } from './state/page-state.ts'
import { channelTitle, isBotDirectMessage, openChannel } from './state/page-state.ts'
import { useDemo } from './state/use-demo.ts'
import { useTheme } from './styles/use-theme.ts'
import { ThreadPanel } from './thread/thread-panel.tsx'

export function App() {
  const [state, dispatch] = useDemo(demoApi)
  const [theme, setTheme] = useTheme()
  const page = useMemo(() => state && { state, dispatch, api: demoApi }, [state, dispatch])
  if (page === undefined) return <Loading />
  return (
    <PageContext value={page}>
      <LightboxProvider>
        <ConfirmProvider>
          <div className="frame">
            <TopBar theme={theme} setTheme={setTheme} />
            <div className="frame-row">
              <Rail />
              <Workspace />
            </div>
          </div>
          <ModalStack />
          <Toasts />
        </ConfirmProvider>
      </LightboxProvider>
    </PageContext>
  )
}

function Loading() {
  return (
    <div className="loading" role="status" aria-label="Opening the workspace">
      <span className="spinner" />
    </div>
  )
}

function Workspace() {
  const { state } = usePage()
  const [isSidebarOpen, setIsSidebarOpen] = useState(false)
  const channel = openChannel(state)
  const title = channel === undefined ? '' : channelTitle(state, channel)
  useEffect(() => {
    document.title = `${title} · ${state.workspace}`
  }, [title, state.workspace])
  if (channel === undefined) return undefined
  const isWithBot = isBotDirectMessage(state, channel)
  return (
    <div className={isSidebarOpen ? 'workspace shows-sidebar' : 'workspace'}>
      <Sidebar onChoose={() => setIsSidebarOpen(false)} />
      <main className="main">
        <ChannelHeader channel={channel} openSidebar={() => setIsSidebarOpen(true)} />
        {isWithBot ? <AppTabs /> : <div className="main-rule" />}
        {isWithBot && state.tab === 'home' && <AppHome />}
        {isWithBot && state.tab === 'about' && <AboutApp />}
        {state.tab === 'messages' && <Conversation channel={channel} />}
      </main>
      <SidePanel state={state} />
    </div>
  )
}

/** One at a time: the drawer lies over an open thread. */
function SidePanel({ state }: { state: PageState }) {
  if (state.isDrawerOpen) return <Drawer />
  return state.threadTs === undefined ? undefined : <ThreadPanel key={state.threadTs} ts={state.threadTs} />
}
