import { changeArrow } from '../change-arrow.ts'
import type { DigestLine } from '../../../digest/digest-message.ts'
import { capitalize } from '../../../result/bucket-phrase.ts'
import { cutText } from '../cut-text.ts'
import type { SlackBlock } from '../message-content.ts'
import { bold, paragraph, words, type RichPart } from '../rich-text.ts'

const titleLimit = 100
const valueLimit = 60
const briefLimit = 140
const changeLimit = 40
const labelLimit = 80
const remarkLimit = 220
const sparklineLimit = 20

/** `**Daily active users**  8,210  ▼ −31.2% vs last Sun  ▅▆▇▂`, and below it, small, what it is and what is remarkable. */
export function moverBlocks(line: DigestLine): SlackBlock[] {
  const { label, remark = '' } = line
  const small = [capitalize(cutText(label, labelLimit)), cutText(remark, remarkLimit)].filter(
    (text) => text !== '',
  )
  return [
    paragraph(...rowOf(line, cutText(line.value, valueLimit))),
    {
      type: 'context',
      elements: [{ type: 'plain_text', text: small.join(' · ') || ' ', emoji: false }],
    },
  ]
}

/** The same in one line: `**New users**  312  ▲ +2.1% vs last Sun  ▂▅▇▂`. The small print says which day is the newest. */
export function calmRow(line: DigestLine): RichPart[] {
  return rowOf(line, cutText(line.brief, briefLimit))
}

function rowOf({ title, change, sparkline }: DigestLine, figure: string): RichPart[] {
  const moved =
    change === undefined
      ? []
      : [
          bold(`  ${changeArrow(change)} ${cutText(change.text, changeLimit)}`),
          words(` ${cutText(change.versus, changeLimit)}`),
        ]
  return [
    bold(`${cutText(title, titleLimit)}  `),
    words(figure),
    ...moved,
    ...(sparkline === '' ? [] : [words(`  ${cutText(sparkline, sparklineLimit)}`)]),
  ]
}

/**
 * Many in one line: `Within their usual range, changes vs last Sun  New users 312 +2.1% · Weekly active users 3,740 +6.6% vs the week before`.
 * What most are compared with is said once.
 */
export function foldedRow(folded: readonly DigestLine[]): RichPart[] {
  const common = commonestOf(folded.flatMap(({ change }) => (change === undefined ? [] : [change.versus])))
  const against = common === undefined ? '' : `, changes ${cutText(common, changeLimit)}`
  return [
    bold(`Within their usual range${against}  `),
    ...folded.flatMap((line, index) => foldedParts(line, { common, isFirst: index === 0 })),
  ]
}

function foldedParts(
  { title, brief, change }: DigestLine,
  { common, isFirst }: { common: string | undefined; isFirst: boolean },
): RichPart[] {
  const versus =
    change === undefined || change.versus === common ? '' : ` ${cutText(change.versus, changeLimit)}`
  const moved = change === undefined ? '' : ` ${cutText(change.text, changeLimit)}${versus}`
  return [
    words(`${isFirst ? '' : ' · '}${cutText(title, titleLimit)} `),
    bold(cutText(brief, briefLimit)),
    words(moved),
  ]
}

/** Undefined where nothing stands there twice. */
function commonestOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1])
  return first !== undefined && first[1] > 1 ? first[0] : undefined
}
