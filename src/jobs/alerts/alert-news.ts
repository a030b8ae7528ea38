import type { AlertMemory } from '../../alert/alert-memory.ts'
import type { Alert } from '../../alert/alert-rule.ts'
import type { Evaluator } from '../../alert/evaluate-alert.ts'
import type { JudgedSeries } from '../../alert/judge/judged-series.ts'
import type { TellReason } from '../../alert/transition.ts'
import type { MetricResult } from '../../result/metric-result.ts'
import type { AlertEvent } from './alert-store.ts'
import type { Notice } from '../outbox/messenger.ts'
import type { OutboxDraft } from '../digests/timetable-store.ts'

/** What a check has to tell about one incident. */
export interface AlertNews {
  alert: Alert
  /** As it is right after the news. */
  memory: AlertMemory
  incidentId: string
  /** In order; none where the message is only edited. */
  reasons: readonly TellReason[]
  /** Nothing of this incident has been told before. */
  isFirst: boolean
  /** Nobody judges it any more. */
  isClosed?: boolean
  series: readonly JudgedSeries[]
  result: MetricResult
  now: Date
  timeZone: string
  notes: readonly { day: string; text: string; by: string }[]
  /** With all that was learnt of the series already. */
  evaluator: Evaluator
  /** What was done about the alert lately, the newest first. */
  history: readonly AlertEvent[]
}

export interface ComposedNews {
  /** The incident's message as it reads from now on. */
  message: OutboxDraft
  /** What is added in its thread. */
  thread: OutboxDraft | undefined
}

/** Puts an incident into words and pictures. Rejects only with the signal's reason, or for a bug. */
export type ComposeNews = (news: AlertNews, signal: AbortSignal) => Promise<ComposedNews>

/** One of several alerts that fired at once, as it is now. */
export type StormMember = Pick<AlertNews, 'alert' | 'memory' | 'now' | 'timeZone' | 'notes'>

/** The message above several alerts of one project that fire at once; undefined where they are told one by one. */
export type ComposeStorm = (members: readonly StormMember[]) => Notice | undefined
