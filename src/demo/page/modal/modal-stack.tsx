import { useState } from 'react'
import type { StateValues } from '../elements/view-state.ts'
import { ModalDialog } from '../overlay/modal-dialog.tsx'
import { usePage } from '../state/page-context.ts'
import { ModalView } from './modal-view.tsx'

/** The open modals; only the top one shows, and those below keep what was typed into them. */
export function ModalStack() {
  const { state, api, dispatch } = usePage()
  const [edits, setEdits] = useState<Record<string, StateValues>>({})
  const top = state.modals.at(-1)
  if (top === undefined) return undefined
  const close = async (isAll: boolean): Promise<void> => {
    const answer = await api.close({ viewId: top.id, isAll })
    if (answer.problem !== undefined) dispatch({ type: 'toasted', text: answer.problem })
  }
  return (
    <ModalDialog
      key={state.modals[0]?.id}
      className="modal"
      labelId={`${top.id}-title`}
      contentKey={top.id}
      onEscape={() => void close(false)}
    >
      <ModalView
        key={top.id}
        modal={top}
        isPushed={state.modals.length > 1}
        edits={edits[top.id] ?? {}}
        setEdits={(change) => setEdits((all) => ({ ...all, [top.id]: change(all[top.id] ?? {}) }))}
        close={(isAll) => void close(isAll)}
      />
    </ModalDialog>
  )
}
