import type { Overflow } from '@slack/types'
import { useSurface } from '../blocks/surface.ts'
import { Icon } from '../icons/icon.tsx'
import { PopoverSurface } from '../overlay/popover-surface.tsx'
import { triggerProps, usePopover } from '../overlay/use-popover.ts'
import { PlainText } from '../text/slack-text.tsx'
import { moveFocus } from './move-focus.ts'
import type { Slot } from './slot.ts'

export function OverflowElement({ element, slot }: { element: Overflow; slot: Slot }) {
  const surface = useSurface()
  const popover = usePopover()
  const choose = (option: Overflow['options'][number]): void => {
    popover.close()
    if (option.url !== undefined) window.open(option.url, '_blank', 'noreferrer')
    void surface.act(slot, { type: 'overflow', selected_option: option }, element.confirm)
  }
  return (
    <>
      <button
        type="button"
        className="button button-square"
        aria-label="More options"
        {...triggerProps(popover, 'menu')}
      >
        <Icon name="more" />
      </button>
      <PopoverSurface popover={popover} widthPx={220} wantedHeightPx={200}>
        <div className="menu" role="menu" onKeyDown={moveFocus}>
          {element.options.map((option, index) => (
            <button
              key={option.value ?? index}
              type="button"
              role="menuitem"
              className="menu-item"
              data-focus-first={index === 0 ? '' : undefined}
              onClick={() => choose(option)}
            >
              <PlainText text={option.text} />
            </button>
          ))}
        </div>
      </PopoverSurface>
    </>
  )
}
