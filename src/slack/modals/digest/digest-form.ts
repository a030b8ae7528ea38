import { z } from 'zod'
import { defaultGraceMinutes, mostParts } from '../../../digest/digest.ts'

/** A question as typed. Its id tells the fields apart while others come and go, and is never used again. */
const rowSchema = z.object({ id: z.int().min(0), text: z.string() })

/**
 * A digest as its form holds it: what stands in the fields, and of those that are not shown what would stand there. Nothing in
 * it is checked; that is what `checkDigestForm` does.
 */
export const digestFormSchema = z.object({
  /** The digest that is changed; undefined for a new one. */
  digestId: z.int().optional(),
  /** The project that questions mean which name none; undefined for the one that is asked anyway. */
  projectName: z.string().optional(),
  /** Where the form was opened; '' where that is no conversation. */
  openedIn: z.string(),
  title: z.string(),
  rows: z.array(rowSchema).min(1).max(mostParts),
  nextId: z.int(),
  /** The schedule in words, without its zone. */
  when: z.string(),
  timeZone: z.string(),
  /** Slack keeps what was typed into a field, so one whose words were put right is another one. */
  whenEdition: z.int(),
  place: z.enum(['channel', 'person']),
  channelId: z.string(),
  personId: z.string(),
  /** One of the language's comparisons; '' for each question's own. */
  comparison: z.string(),
  onlyWhenMoved: z.boolean(),
  call: z.enum(['nobody', 'here', 'channel', 'person', 'group']),
  calledPerson: z.string(),
  calledGroup: z.string(),
  layout: z.enum(['single', 'thread']),
  pictures: z.enum(['combined', 'each', 'none']),
  graceMinutes: z.string(),
  /** Whether the rarer fields are shown. */
  isWhole: z.boolean(),
})
export type DigestForm = z.infer<typeof digestFormSchema>

export function emptyDigestForm({ openedIn, userId }: { openedIn: string; userId: string }): DigestForm {
  const isChannel = /^[CG]/.test(openedIn)
  return {
    openedIn,
    title: '',
    rows: [{ id: 0, text: '' }],
    nextId: 1,
    when: 'every weekday at 9:00',
    timeZone: '',
    whenEdition: 0,
    place: isChannel ? 'channel' : 'person',
    channelId: isChannel ? openedIn : '',
    personId: userId,
    comparison: '',
    onlyWhenMoved: false,
    call: 'nobody',
    calledPerson: '',
    calledGroup: '',
    layout: 'single',
    pictures: 'combined',
    graceMinutes: String(defaultGraceMinutes),
    isWhole: false,
  }
}
