import './confirm.css'
import type { ConfirmationDialog } from '@slack/types'
import type { ReactNode } from 'react'
import { createContext, useContext, useId, useState } from 'react'
import { PlainText, SlackText } from '../text/slack-text.tsx'
import { ModalDialog } from './modal-dialog.tsx'

type Ask = (dialog: ConfirmationDialog) => Promise<boolean>

const ConfirmContext = createContext<Ask>(async () => true)

/** Asks before something is done, in the words of the element's `confirm`. */
export function useConfirm(): Ask {
  return useContext(ConfirmContext)
}

interface Question {
  dialog: ConfirmationDialog
  answer: (isConfirmed: boolean) => void
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const [question, setQuestion] = useState<Question>()
  const ask: Ask = (dialog) =>
    new Promise((resolve) => {
      setQuestion({
        dialog,
        answer: (isConfirmed) => {
          setQuestion(undefined)
          resolve(isConfirmed)
        },
      })
    })
  return (
    <ConfirmContext value={ask}>
      {children}
      {question !== undefined && <ConfirmBox {...question} />}
    </ConfirmContext>
  )
}

function ConfirmBox({ dialog, answer }: Question) {
  const titleId = useId()
  const isDanger = dialog.style === 'danger'
  return (
    <ModalDialog className="confirm" labelId={titleId} onEscape={() => answer(false)}>
      <h2 id={titleId} className="confirm-title">
        {dialog.title === undefined ? 'Are you sure?' : <PlainText text={dialog.title} />}
      </h2>
      <SlackText text={dialog.text} />
      <div className="confirm-buttons">
        <button type="button" className="button" onClick={() => answer(false)}>
          {dialog.deny?.text ?? 'Cancel'}
        </button>
        <button
          type="button"
          className={isDanger ? 'button button-danger' : 'button button-primary'}
          onClick={() => answer(true)}
        >
          {dialog.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </ModalDialog>
  )
}
