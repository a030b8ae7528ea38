import './modal.css'
import type { FormEvent } from 'react'
import { useState } from 'react'
import type { DemoView } from '../../slack/page-protocol.ts'
import type { PageBlock } from '../blocks/block-kit.ts'
import { Blocks } from '../blocks/blocks.tsx'
import { SurfaceProvider } from '../blocks/surface-provider.tsx'
import type { StateValues } from '../elements/view-state.ts'
import { viewState } from '../elements/view-state.ts'
import { Icon } from '../icons/icon.tsx'
import { Avatar } from '../people/avatar.tsx'
import { usePage } from '../state/page-context.ts'
import { userById } from '../state/page-state.ts'

interface ModalViewProps {
  modal: DemoView
  /** Stands on another modal, to which one can go back. */
  isPushed: boolean
  edits: StateValues
  setEdits: (change: (edits: StateValues) => StateValues) => void
  close: (isAll: boolean) => void
}

export function ModalView({ modal, isPushed, edits, setEdits, close }: ModalViewProps) {
  const { state, api } = usePage()
  const [isBusy, setIsBusy] = useState(false)
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<string>()
  const blocks = modal.view.blocks as PageBlock[]
  const submitText = wordsOf(modal.view['submit'])
  const submit = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await api.submit({ viewId: modal.id, state: viewState(blocks, edits, state.channelId) })
    setIsBusy(false)
    setErrors(answer.errors ?? {})
    setProblem(answer.problem)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isBusy && submitText !== undefined) void submit()
  }
  return (
    <form className="modal-form" noValidate onSubmit={onSubmit}>
      <header className="modal-bar">
        {isPushed ? (
          <button type="button" className="icon-button" aria-label="Back" onClick={() => close(false)}>
            <Icon name="chevronLeft" />
          </button>
        ) : (
          <Avatar user={userById(state, state.botUserId)} size={28} />
        )}
        <h2 className="modal-title" id={`${modal.id}-title`}>
          {wordsOf(modal.view['title']) ?? ''}
        </h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={() => close(true)}>
          <Icon name="close" />
        </button>
      </header>
      <div className="modal-body">
        {problem !== undefined && (
          <p className="modal-problem" role="alert">
            <Icon name="warning" /> {problem}
          </p>
        )}
        <SurfaceProvider
          container={{ type: 'view', viewId: modal.id }}
          blocks={blocks}
          edits={edits}
          setEdits={setEdits}
          errors={errors}
        >
          <Blocks blocks={blocks} />
        </SurfaceProvider>
      </div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => close(false)}>
          {wordsOf(modal.view['close']) ?? (submitText === undefined ? 'Close' : 'Cancel')}
        </button>
        {submitText !== undefined && (
          <button
            type="submit"
            className={isBusy ? 'button button-primary is-busy' : 'button button-primary'}
            aria-busy={isBusy}
          >
            <span className="button-text">{submitText}</span>
            {isBusy && <span className="spinner" />}
          </button>
        )}
      </footer>
    </form>
  )
}

/** The words of a plain text object such as `title`. */
function wordsOf(part: unknown): string | undefined {
  const text = (part as { text?: unknown } | null | undefined)?.text
  return typeof text === 'string' ? text : undefined
}
