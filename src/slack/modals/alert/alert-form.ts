import { z } from 'zod'
import { references, sensitivities } from '../../../alert/alert-rule.ts'
import { usualReminders } from '../../alerts/plan-alert.ts'

const conditionKinds = ['drops', 'rises', 'below', 'above', 'outside', 'unusual'] as const

/**
 * An alert as its form holds it: what stands in the fields, and of those that are not shown what would stand there. Nothing in it is
 * checked; that is what `checkAlertForm` does.
 */
export const alertFormSchema = z.object({
  /** The alert that is changed; undefined for a new one. */
  alertId: z.int().optional(),
  /** Where the form was opened; '' where that is no conversation. */
  openedIn: z.string(),
  /** '' for what it watches. */
  title: z.string(),
  ownerId: z.string(),
  question: z.string(),
  /** Counts how often the form put words right. */
  edition: z.int(),
  condition: z.enum(conditionKinds),
  /** As it is typed in a command: `20%`, `1.2k`, `2m 30s`. */
  amount: z.string(),
  /** The upper end of `outside`. */
  upper: z.string(),
  /** '' for what fits the question. */
  against: z.enum(['', ...references]),
  sensitivity: z.enum(sensitivities),
  age: z.string(),
  forPoints: z.string(),
  minimum: z.string(),
  place: z.enum(['channel', 'person']),
  channelId: z.string(),
  personId: z.string(),
  call: z.enum(['nobody', 'here', 'channel', 'person', 'group']),
  calledPerson: z.string(),
  calledGroup: z.string(),
  quiet: z.enum(['never', 'nights', 'nights and weekends']),
  quietFrom: z.string(),
  quietTo: z.string(),
  /** The zone of the quiet hours. */
  timeZone: z.string(),
  endsOn: z.string(),
  reminders: z.string(),
  /** Whether the rarer fields are shown. */
  isWhole: z.boolean(),
})
export type AlertForm = z.infer<typeof alertFormSchema>

export interface FormOpening {
  openedIn: string
  userId: string
  /** The asker's. */
  timeZone: string
}

export function emptyAlertForm({ openedIn, userId, timeZone }: FormOpening): AlertForm {
  const isChannel = /^[CG]/.test(openedIn)
  return {
    openedIn,
    title: '',
    ownerId: userId,
    question: '',
    edition: 0,
    condition: 'drops',
    amount: '20%',
    upper: '',
    against: '',
    sensitivity: 'normal',
    age: '',
    forPoints: '1',
    minimum: '',
    place: isChannel ? 'channel' : 'person',
    channelId: isChannel ? openedIn : '',
    personId: userId,
    call: 'nobody',
    calledPerson: '',
    calledGroup: '',
    quiet: 'never',
    quietFrom: '22:00',
    quietTo: '07:00',
    timeZone,
    endsOn: '',
    reminders: String(usualReminders),
    isWhole: false,
  }
}
