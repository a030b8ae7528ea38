import { mostParts, type Digest } from '../../../digest/digest.ts'
import { cutParts } from '../../../digest/read-plan.ts'
import { InvalidQueryError } from '../../../errors.ts'
import { escapeText, normalizeText } from '../../../query/language/normalize-text.ts'
import { describeSchedule } from '../../../schedule/describe-schedule.ts'
import { takeSchedule } from '../../../schedule/phrases.ts'
import { calledBy } from '../call-blocks.ts'
import { longestInput } from '../query-fields.ts'
import { emptyDigestForm, type DigestForm } from './digest-form.ts'

interface Opening {
  openedIn: string
  userId: string
}

/** The form for a new digest with what was typed filled in: questions, and before them perhaps a schedule. Its zone may be ''. */
export function digestFormOf(draft: string, opening: Opening): DigestForm {
  const form = emptyDigestForm(opening)
  const text = normalizeText(draft)
  const schedule = scheduleIn(text)
  const texts = cutParts(text, schedule?.end ?? 0).map(escapeText)
  return withTexts(
    schedule === undefined
      ? form
      : {
          ...form,
          when: wordsOf(schedule.cron),
          timeZone: schedule.timeZone ?? '',
        },
    texts,
  )
}

/** The form for a digest that is to be changed. */
export function digestFormFor(digest: Digest, openedIn: string): DigestForm {
  const { id, projectName, definition, ownerId } = digest
  const { schedule, channelId, mention, onlyWhenMoved, layout, pictures } = definition
  const isPerson = /^[UW]/.test(channelId)
  const form: DigestForm = {
    ...emptyDigestForm({ openedIn, userId: isPerson ? channelId : ownerId }),
    digestId: id,
    projectName,
    title: definition.title,
    when: wordsOf(schedule.cron),
    timeZone: schedule.timeZone,
    place: isPerson ? 'person' : 'channel',
    channelId: isPerson ? '' : channelId,
    comparison: definition.comparison ?? '',
    ...calledBy(mention),
    onlyWhenMoved,
    layout,
    pictures,
    graceMinutes: String(definition.graceMinutes),
  }
  const usual = emptyDigestForm({ openedIn, userId: ownerId })
  const isWhole = rarerFields.some((field) => form[field] !== usual[field])
  return withTexts({ ...form, isWhole }, definition.parts)
}

/** What is shown on demand, and where it says something. */
const rarerFields = [
  'comparison',
  'onlyWhenMoved',
  'call',
  'layout',
  'pictures',
  'graceMinutes',
] as const satisfies readonly (keyof DigestForm)[]

function withTexts(form: DigestForm, texts: readonly string[]): DigestForm {
  if (texts.length === 0) return form
  const kept = texts.slice(0, mostParts)
  const rows = kept.map((text, index) => ({ id: index, text: text.slice(0, longestInput) }))
  return { ...form, rows, nextId: kept.length }
}

/** A schedule that is no schedule is left for the fields to complain about. */
function scheduleIn(draft: string): ReturnType<typeof takeSchedule> {
  try {
    return takeSchedule(draft)
  } catch (error) {
    if (error instanceof InvalidQueryError) return undefined
    throw error
  }
}

/** `every weekday at 9:00`: the zone has a field of its own. */
export function wordsOf(cron: string): string {
  return describeSchedule({ cron, timeZone: '' }).trim()
}
