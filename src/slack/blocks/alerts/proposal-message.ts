import { button } from '../button.ts'
import type { ActionsBlock } from '@slack/types'
import { alertText } from '../../../alert/language/write-rule.ts'
import type { Proposal } from '../../../alert/propose/propose-change.ts'
import { cutText } from '../cut-text.ts'
import type { MessageContent } from '../message-content.ts'
import { escapeText } from '../mrkdwn.ts'
import { code, lines, words } from '../rich-text.ts'

/** Gives an alert the rule in the value, which is its number and all of it as it is typed. */
export const adoptAction = 'alert_adopt'

const valueLimit = 2_000
/** Slack's, for the text of a message. */
const textLimit = 4_000

/** Another rule for an alert, what it would have done, and a press that takes it. */
export function proposalMessage(alertId: number, opening: string, proposal: Proposal): MessageContent {
  const said = `${opening} ${proposal.sentence}`.trim()
  return {
    text: cutText(escapeText(said), textLimit),
    blocks: [
      lines([[words(said)], [code(cutText(`/amp ${alertText(proposal.definition)}`, 300))]]),
      ...proposalButtons(alertId, proposal),
    ],
  }
}

/** The same below what is said of an alert anyway; nothing where nothing is proposed. */
export function withProposal(
  content: MessageContent,
  alertId: number,
  proposal: Proposal | undefined,
): MessageContent {
  if (proposal === undefined) return content
  const { text, blocks } = proposalMessage(alertId, '', proposal)
  return {
    ...content,
    text: cutText(`${content.text} ${text}`, textLimit),
    blocks: [...content.blocks, ...blocks],
  }
}

/** Nothing for a rule whose question is too long to be kept in a button; the form is there for that. */
function proposalButtons(alertId: number, { definition }: Proposal): ActionsBlock[] {
  const value = `${alertId} ${alertText(definition)}`
  if (value.length > valueLimit) return []
  return [{ type: 'actions', elements: [button(adoptAction, 'Use this rule', value)] }]
}

/** The alert and the rule that a press of the button wants for it; undefined for what is no such value. */
export function readAdoption(value: string): { alertId: number; text: string } | undefined {
  const [, id, text] = /^(\d{1,9}) (alert .+)$/s.exec(value) ?? []
  return id === undefined || text === undefined ? undefined : { alertId: Number(id), text }
}
