import type { Dispatch } from 'react'
import { createContext, useContext } from 'react'
import type { DemoApi } from './demo-api.ts'
import type { PageAction } from './page-reducer.ts'
import type { PageState } from './page-state.ts'

export interface Page {
  state: PageState
  dispatch: Dispatch<PageAction>
  api: DemoApi
}

export const PageContext = createContext<Page | undefined>(undefined)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === undefined) throw new Error('usePage needs a PageContext above it.')
  return page
}
