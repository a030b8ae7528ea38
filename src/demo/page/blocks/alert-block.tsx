import type { AlertBlock as Block } from '@slack/types'
import type { IconName } from '../icons/icon.tsx'
import { Icon } from '../icons/icon.tsx'
import { SlackText } from '../text/slack-text.tsx'

const icons: Record<NonNullable<Block['level']>, IconName> = {
  default: 'info',
  info: 'info',
  warning: 'warning',
  error: 'warning',
  success: 'check',
}

export function AlertBlock({ block }: { block: Block }) {
  const level = block.level ?? 'default'
  return (
    <div className={`alert-block alert-${level}`} role={level === 'error' ? 'alert' : 'note'}>
      <Icon name={icons[level]} />
      <SlackText text={block.text} />
    </div>
  )
}
