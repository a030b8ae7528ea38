import { describeFalseAlarms } from '../../../alert/detect/describe-false-alarms.ts'
import type { DetectorInterval } from '../../../alert/detect/detector.ts'
import { sensitivities } from '../../../alert/alert-rule.ts'
import { capitalize } from '../../../result/bucket-phrase.ts'
import type { MetricQuery } from '../../../query/query.ts'
import type { Choice } from '../form-fields.ts'

const labels = { quiet: 'Quiet', normal: 'Normal', sensitive: 'Sensitive' } as const

/** How often each says something without a reason, as the detectors were measured: people choose by that and not by sigma. */
export function sensitivityChoices(query: MetricQuery | undefined): readonly Choice[] {
  const interval = intervalOf(query)
  return sensitivities.map((sensitivity) => ({
    value: sensitivity,
    label: labels[sensitivity],
    description: capitalize(describeFalseAlarms(interval, sensitivity)),
  }))
}

function intervalOf(query: MetricQuery | undefined): DetectorInterval {
  if (query?.kind === 'realtime') return '5min'
  return query !== undefined && 'interval' in query ? query.interval : 'day'
}
