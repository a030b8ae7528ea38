import type { KnownWorld } from '../../../query/language/token-reader.ts'
import { alertFormActions } from './alert-form-ids.ts'
import type { AlertForm } from './alert-form.ts'
import { settleQuestion } from './fill-alert-form.ts'

/** The form after something in it was pressed or chosen, with what was typed put where it belongs. */
export function changeAlertForm(form: AlertForm, actionId: string, known: KnownWorld): AlertForm {
  if (actionId === alertFormActions.showAll) return { ...form, isWhole: true }
  if (actionId === alertFormActions.field('question')) return settleQuestion(form, known)
  return actionId === alertFormActions.field('condition') ? fittingAmount(form) : form
}

/** A limit is no change: `20%` stays behind where it would be meant as a limit, and `500` where it would be a change. */
function fittingAmount(form: AlertForm): AlertForm {
  const { condition, amount } = form
  const isChange = condition === 'drops' || condition === 'rises'
  const isPercent = amount.trim().endsWith('%')
  if (isChange && amount.trim() === '') return { ...form, amount: '20%', edition: form.edition + 1 }
  const isLimit = condition === 'below' || condition === 'above' || condition === 'outside'
  return isLimit && isPercent && amount === '20%' ? { ...form, amount: '', edition: form.edition + 1 } : form
}
