import type { ConfirmationDialog } from '@slack/types'
import type { ReactNode } from 'react'
import type { StateValues } from '../elements/view-state.ts'
import { viewState, withValue } from '../elements/view-state.ts'
import { useConfirm } from '../overlay/confirm.tsx'
import { usePage } from '../state/page-context.ts'
import type { PageBlock } from './block-kit.ts'
import type { ActionPayload, Place, Surface } from './surface.ts'
import { SurfaceContext } from './surface.ts'

interface SurfaceProviderProps {
  container: Surface['container']
  blocks: readonly PageBlock[]
  edits: StateValues
  setEdits: (change: (edits: StateValues) => StateValues) => void
  errors?: Readonly<Record<string, string>>
  children: ReactNode
}

export function SurfaceProvider(props: SurfaceProviderProps) {
  const { container, blocks, edits, setEdits, errors = {}, children } = props
  const { state, api, dispatch } = usePage()
  const confirm = useConfirm()
  const values = viewState(blocks, edits, state.channelId)

  const send = async (place: Place, payload: ActionPayload, current: StateValues): Promise<void> => {
    const action = { ...payload, action_id: place.actionId }
    const answer = await api.action({ container, blockId: place.blockId, action, state: current })
    if (answer.problem !== undefined) dispatch({ type: 'toasted', text: answer.problem })
  }
  const isAllowed = async (dialog: ConfirmationDialog | undefined): Promise<boolean> =>
    dialog === undefined || (await confirm(dialog))
  const surface: Surface = {
    container,
    values,
    errors,
    edit: (place, value) => setEdits((current) => withValue(current, place, value)),
    change: async (place, value, dialog) => {
      if (!(await isAllowed(dialog))) return
      setEdits((current) => withValue(current, place, value))
      await send(place, value, withValue(values, place, value))
    },
    act: async (place, payload, dialog) => {
      if (await isAllowed(dialog)) await send(place, payload, values)
    },
  }
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}
