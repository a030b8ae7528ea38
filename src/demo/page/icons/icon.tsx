import './icon.css'
import { iconPaths } from './icon-paths.ts'

export type IconName = keyof typeof iconPaths

/** Decoration only: what a control does is said by its text or its label. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  )
}
