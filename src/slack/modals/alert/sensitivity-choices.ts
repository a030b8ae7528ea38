import type { MetricQuery } from '../../../query/query.ts'
import type { Choice } from '../form-fields.ts'

/** How often each says something without a reason, as measured on labelled series; people choose by that and not by sigma. */
export function sensitivityChoices(query: MetricQuery | undefined): readonly Choice[] {
  const isFast =
    query?.kind === 'realtime' || (query !== undefined && 'interval' in query && query.interval === 'hour')
  const [quiet, normal, sensitive] = isFast ? fast : slow
  return [
    { value: 'quiet', label: 'Quiet', description: quiet },
    { value: 'normal', label: 'Normal', description: normal },
    { value: 'sensitive', label: 'Sensitive', description: sensitive },
  ]
}

const slow = ['Only what is plain', 'What deserves a look', 'Also what may be chance'] as const
const fast = slow
