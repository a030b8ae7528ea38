import { moveFocus } from '../elements/move-focus.ts'
import type { IconName } from '../icons/icon.tsx'
import { Icon } from '../icons/icon.tsx'
import type { Format } from './apply-format.ts'

const formats: readonly { format: Format; icon: IconName; label: string; startsGroup?: boolean }[] = [
  { format: 'bold', icon: 'bold', label: 'Bold' },
  { format: 'italic', icon: 'italic', label: 'Italic' },
  { format: 'strike', icon: 'strike', label: 'Strikethrough' },
  { format: 'list', icon: 'list', label: 'Bulleted list', startsGroup: true },
  { format: 'quote', icon: 'quote', label: 'Quote', startsGroup: true },
  { format: 'code', icon: 'code', label: 'Code', startsGroup: true },
  { format: 'codeBlock', icon: 'codeBlock', label: 'Code block' },
]

export function FormatBar({ format }: { format: (format: Format) => void }) {
  return (
    <div className="format-bar" role="toolbar" aria-label="Formatting" onKeyDown={moveFocus}>
      {formats.map((each) => (
        <button
          key={each.format}
          type="button"
          className={each.startsGroup === true ? 'icon-button starts-group' : 'icon-button'}
          title={each.label}
          aria-label={each.label}
          onClick={() => format(each.format)}
        >
          <Icon name={each.icon} size={17} />
        </button>
      ))}
    </div>
  )
}
