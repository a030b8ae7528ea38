import './sidebar.css'
import { useState } from 'react'
import type { DemoChannel } from '../../slack/page-protocol.ts'
import { Icon } from '../icons/icon.tsx'
import { usePage } from '../state/page-context.ts'
import { isBotDirectMessage } from '../state/page-state.ts'
import { ChannelRow } from './channel-row.tsx'

/** Channels, people and the app; on a phone it is a page of its own, which `onChoose` leaves. */
export function Sidebar({ onChoose }: { onChoose: () => void }) {
  const { state } = usePage()
  const sections = [
    { title: 'Channels', channels: state.channels.filter(({ kind }) => kind !== 'im') },
    { title: 'Direct messages', channels: state.channels.filter((each) => isPerson(each)) },
    { title: 'Apps', channels: state.channels.filter((each) => isBotDirectMessage(state, each)) },
  ]
  function isPerson(channel: DemoChannel): boolean {
    return channel.kind === 'im' && !isBotDirectMessage(state, channel)
  }
  return (
    <nav className="sidebar" aria-label="Channels and direct messages">
      <div className="sidebar-bar">{state.workspace}</div>
      <div className="sidebar-scroller">
        {sections
          .filter(({ channels }) => channels.length > 0)
          .map(({ title, channels }) => (
            <Section key={title} title={title} channels={channels} onChoose={onChoose} />
          ))}
      </div>
    </nav>
  )
}

interface SectionProps {
  title: string
  channels: readonly DemoChannel[]
  onChoose: () => void
}

/** A folded section still shows where one is and what is unread. */
function Section({ title, channels, onChoose }: SectionProps) {
  const { state } = usePage()
  const [isOpen, setIsOpen] = useState(true)
  const shown = channels.filter(({ id }) => isOpen || id === state.channelId || (state.unread[id] ?? 0) > 0)
  return (
    <section className="sidebar-section">
      <button
        type="button"
        className="sidebar-heading"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevronDown' : 'chevronRight'} size={16} />
        {title}
      </button>
      <ul className="sidebar-list">
        {shown.map((channel) => (
          <li key={channel.id}>
            <ChannelRow channel={channel} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </section>
  )
}
