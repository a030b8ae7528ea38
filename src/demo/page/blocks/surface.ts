import type { ConfirmationDialog } from '@slack/types'
import { createContext, useContext } from 'react'
import type { DemoActionBody } from '../../slack/page-protocol.ts'
import type { ElementValue } from '../elements/element-value.ts'
import type { StateValues } from '../elements/view-state.ts'

/** Which element of a surface is meant. */
export interface Place {
  blockId: string
  actionId: string
}

/** Where blocks stand, a message, a modal or the Home tab, and what can be done from there. */
export interface Surface {
  container: DemoActionBody['container']
  values: StateValues
  /** `block_id` → what is wrong with it. */
  errors: Readonly<Record<string, string>>
  /** Keeps a value without telling the bot. */
  edit(place: Place, value: ElementValue): void
  /** Keeps a value and tells the bot of it, like `act`. */
  change(place: Place, value: ElementValue, confirm?: ConfirmationDialog): Promise<void>
  /** Tells the bot (`block_actions`), after asking where a confirmation is set; resolves once the bot has answered. */
  act(place: Place, payload: ActionPayload, confirm?: ConfirmationDialog): Promise<void>
}

export type ActionPayload = { type: string; [key: string]: unknown }

export const SurfaceContext = createContext<Surface | undefined>(undefined)

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (surface === undefined) throw new Error('useSurface needs a SurfaceContext above it.')
  return surface
}
