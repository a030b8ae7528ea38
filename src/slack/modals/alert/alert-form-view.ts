import { capitalize } from '../../../result/bucket-phrase.ts'
import type { KnownBlock, ModalView } from '@slack/types'
import { alertText } from '../../../alert/language/write-rule.ts'
import { costWords } from '../../blocks/alerts/alert-words.ts'
import { backtestAdvice, backtestSentence, nowSentence } from '../../blocks/alerts/backtest-words.ts'
import { cutText } from '../../blocks/cut-text.ts'
import { bold, code, lines } from '../../blocks/rich-text.ts'
import { plain, textInput } from '../form-fields.ts'
import { placeBlocks } from '../place-blocks.ts'
import { alertBlocks, alertFormActions } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { conditionBlocks } from './condition-blocks.ts'
import type { AlertFormKnown } from './know-alert-form.ts'
import { rarerAlertBlocks } from './rarer-alert-blocks.ts'
import { rememberAlertForm } from './read-alert-form.ts'

export const alertFormCallback = 'amp_alert'

/** The form as a modal: what is watched, when it fires and how often it would have, where it is told. */
export function alertFormView(form: AlertForm, known: AlertFormKnown): ModalView {
  const { rule } = known
  const query = rule.kind === 'watched' ? rule.query : undefined
  return {
    type: 'modal',
    callback_id: alertFormCallback,
    title: plain(form.alertId === undefined ? 'New alert' : `Edit alert ${form.alertId}`),
    submit: plain(form.alertId === undefined ? 'Set up' : 'Save'),
    close: plain('Cancel'),
    private_metadata: rememberAlertForm(form),
    blocks: [
      questionField(form),
      ...conditionBlocks(form, query),
      { type: 'divider' },
      ...understood(known),
      ...moreButtons(form, known),
      { type: 'divider' },
      ...placeBlocks(form, alertFormActions.field),
      ...rarerAlertBlocks(form, rule.kind === 'watched' ? rule.usualTitle : ''),
    ],
  }
}

function questionField({ edition, question }: AlertForm): KnownBlock {
  return textInput({
    blockId: alertBlocks.question(edition),
    actionId: alertFormActions.field('question'),
    label: 'Watch',
    hint: 'A question as it is typed behind /amp: dau · realtime · event Purchase hourly totals · funnel Search > Play · retention. “by platform” watches each group.',
    placeholder: 'dau',
    value: question,
  })
}

/** The alert as it is typed, how often it would have fired, and what it costs; or what is wrong. */
function understood(known: AlertFormKnown): KnownBlock[] {
  const { rule } = known
  switch (rule.kind) {
    case 'empty':
      return [context(['Type a question to see how often it would have fired.'])]
    case 'mistakes': {
      const [sentence = ''] = Object.values(rule.mistakes)
      return [section(`⚠ ${sentence}`)]
    }
    case 'watched':
      return [
        lines([[bold(`✓ ${rule.usualTitle}`)], [code(cutText(`/amp ${alertText(rule.watched)}`, 1_000))]]),
        section(foreseen(known)),
        context([costSentence(known)]),
      ]
  }
}

function foreseen({ backtest }: AlertFormKnown): string {
  if (backtest === 'pending') return '… looking at how often it would have fired'
  if (backtest === undefined) return 'How often it would have fired could not be looked up just now.'
  const said = [backtestSentence(backtest), backtestAdvice(backtest), nowSentence(backtest)]
  return said.filter((sentence) => sentence !== undefined).join(' ')
}

function costSentence({ costPerDay }: AlertFormKnown): string {
  return costPerDay === undefined
    ? 'Its project is not known.'
    : `${capitalize(costWords(costPerDay))}, and less where its days are kept already.`
}

function moreButtons({ isWhole }: AlertForm, { rule, backtest }: AlertFormKnown): KnownBlock[] {
  const more = { type: 'button', action_id: alertFormActions.showAll, text: plain('More options') } as const
  const picture = {
    type: 'button',
    action_id: alertFormActions.picture,
    text: plain('Send me the picture'),
  } as const
  const canDraw = rule.kind === 'watched' && backtest !== undefined
  const elements = [...(canDraw ? [picture] : []), ...(isWhole ? [] : [more])]
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: 'buttons', elements }]
}

function section(text: string): KnownBlock {
  return { type: 'section', text: plain(cutText(text, 2_900)) }
}

function context(texts: readonly string[]): KnownBlock {
  return { type: 'context', elements: texts.map((text) => plain(cutText(text, 1_900))) }
}
