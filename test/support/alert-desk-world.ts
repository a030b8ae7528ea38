import { validateBlocks } from '../../src/demo/slack/validate-blocks.ts'
import { InvalidQueryError } from '../../src/errors.ts'
import { readAlertCommand } from '../../src/alert/language/read-alert-command.ts'
import type { AlertEvent, AlertStore, NoteStore } from '../../src/jobs/alerts/alert-store.ts'
import type { AlertWork, Backtested } from '../../src/jobs/alerts/alert-work.ts'
import { silentLogger } from '../../src/logger.ts'
import type { AlertFormContent } from '../../src/slack/alerts/desk-deps.ts'
import { tendAlerts } from '../../src/slack/alerts/alert-desk.ts'
import type { AlertDeskDeps } from '../../src/slack/alerts/desk-deps.ts'
import type { MessageContent } from '../../src/slack/blocks/message-content.ts'
import type { Conversation } from '../../src/slack/conversation/conversation.ts'
import type { MetricSource } from '../../src/result/metric-source.ts'
import { createAlertStore } from '../../src/storage/alert-store.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { createNoteStore } from '../../src/storage/note-store.ts'
import { FakeClock } from './fake-clock.ts'
import { aMetricSource } from './metric-sources.ts'
import { recordingMessenger, type RecordingMessenger } from './recording-messenger.ts'

/** A backtest of ninety days that fired three times. */
export const threeFirings: Backtested = {
  firings: ['2026-09-04', '2026-09-18', '2026-10-02'].map((label) => ({ label, group: '', value: 80 })),
  judged: 90,
  interval: 'day',
  unit: 'users',
  now: [],
}

/** The desk with a real store, and everything that it says to anybody. */
export interface DeskWorld {
  clock: FakeClock
  alerts: AlertStore
  notes: NoteStore
  messenger: RecordingMessenger
  deps: AlertDeskDeps
  /** What the asker alone was told, the last word of each command. */
  whispers: MessageContent[]
  published: MessageContent[]
  /** What forms were opened with. */
  forms: AlertFormContent[]
  /** What an incident's message was told again for. */
  retold: AlertEvent[]
  /** As Ada in #growth, unless said otherwise. */
  say(text: string, as?: string, channelId?: string): Promise<void>
}

interface Settings {
  source?: Partial<MetricSource>
  work?: Partial<AlertWork>
  /** Whose public holidays are known. */
  calendarsOf?: AlertDeskDeps['calendarsOf']
  /** Whether Slack lets forms open. */
  opensForms?: boolean
}

export function deskWorld({
  source = {},
  work = {},
  calendarsOf = () => [],
  opensForms = true,
}: Settings = {}): DeskWorld {
  const database = openDatabase(':memory:')
  const [clock, messenger] = [new FakeClock(), recordingMessenger()]
  const [alerts, notes] = [createAlertStore(database), createNoteStore(database)]
  const seen: Pick<DeskWorld, 'whispers' | 'published' | 'forms' | 'retold'> = {
    whispers: [],
    published: [],
    forms: [],
    retold: [],
  }
  const deps: AlertDeskDeps = {
    source: aMetricSource(source),
    renderer: {
      name: 'none',
      render: () => Promise.reject(new Error('Nothing is drawn.')),
      close: async () => {},
    },
    clock,
    logger: silentLogger,
    theme: 'light',
    messenger,
    botName: 'ampbot',
    bot: { userId: 'U0BOT', botId: 'B0BOT', teamId: 'T0ACME', name: 'ampbot', enterpriseId: undefined },
    alerts,
    notes,
    calendarsOf,
    projects: [
      { name: 'Acme', timeZone: 'UTC' },
      { name: 'Acme EU', timeZone: 'Europe/Berlin' },
    ],
    adminUsers: new Set(['U0ADMIN']),
    readZone: async () => 'Europe/Berlin',
    alertWork: {
      backtest: async () => threeFirings,
      drawBacktest: async () => undefined,
      explain: async () => ({ title: 'Why', lines: ['iOS explains 94%.'], text: 'Why: iOS explains 94%.' }),
      explainIncident: async () => ({ title: 'Why', lines: [], text: 'Why' }),
      propose: async () => undefined,
      retell: async (_, deed) => void seen.retold.push(deed),
      ...work,
    },
  }
  const say = async (text: string, as = 'U0ADA', channelId = 'C0GROWTH'): Promise<void> => {
    const command = readAlertCommand(text, { today: '2026-11-23' })
    if (command === undefined) throw new Error(`“${text}” is not about alerts.`)
    if (command instanceof InvalidQueryError) throw command
    const openAlertForm = async (content: AlertFormContent): Promise<void> => void seen.forms.push(content)
    const conversation = aConversation({ askerId: as, channelId }, seen)
    const signal = AbortSignal.timeout(5_000)
    await tendAlerts(deps, { conversation, signal, ...(opensForms ? { openAlertForm } : {}) }, command)
  }
  return { clock, alerts, notes, messenger, deps, ...seen, say }
}

/** Everything that is said has to be something that Slack takes. */
function aConversation(
  { askerId, channelId }: Pick<Conversation, 'askerId' | 'channelId'>,
  { whispers, published }: Pick<DeskWorld, 'whispers' | 'published'>,
): Conversation {
  return {
    askerId,
    channelId,
    isDirect: false,
    progress: async () => {},
    whisper: async (...variants) => void whispers.push(...variants.slice(0, 1).map(checked)),
    publish: async ({ compose }) => void published.push(checked(compose(undefined))),
    publishFile: () => Promise.reject(new Error('There are no files here.')),
  }
}

function checked(content: MessageContent): MessageContent {
  const problems = validateBlocks(content.blocks, 'message')
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return content
}
