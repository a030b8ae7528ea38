import type { BlockElement } from '../blocks/block-kit.ts'
import { ImageElement } from '../blocks/image-element.tsx'
import { SlackText } from '../text/slack-text.tsx'
import { ButtonElement } from './button-element.tsx'
import { CheckboxesElement, RadioElement } from './choices-element.tsx'
import { FeedbackElement, IconButtonElement } from './feedback-elements.tsx'
import { MultiSelectElement } from './multi-select-element.tsx'
import { OverflowElement } from './overflow-element.tsx'
import { DateElement, DateTimeElement, TimeElement } from './picker-elements.tsx'
import { RichTextInputElement } from './rich-text-element.tsx'
import { SelectElement } from './select-element.tsx'
import type { Slot } from './slot.ts'
import { TextElement } from './text-element.tsx'

/** Any element, wherever a block may hold one. */
export function Element({ element, slot }: { element: BlockElement; slot: Slot }) {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} slot={slot} />
    case 'overflow':
      return <OverflowElement element={element} slot={slot} />
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
      return <SelectElement element={element} slot={slot} />
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <MultiSelectElement element={element} slot={slot} />
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return <TextElement element={element} slot={slot} />
    case 'rich_text_input':
      return <RichTextInputElement element={element} slot={slot} />
    case 'datepicker':
      return <DateElement element={element} slot={slot} />
    case 'timepicker':
      return <TimeElement element={element} slot={slot} />
    case 'datetimepicker':
      return <DateTimeElement element={element} slot={slot} />
    case 'radio_buttons':
      return <RadioElement element={element} slot={slot} />
    case 'checkboxes':
      return <CheckboxesElement element={element} slot={slot} />
    case 'feedback_buttons':
      return <FeedbackElement element={element} slot={slot} />
    case 'icon_button':
      return <IconButtonElement element={element} slot={slot} />
    case 'image':
      return <ImageElement element={element} />
    case 'plain_text':
    case 'mrkdwn':
      return <SlackText text={element} />
    case 'workflow_button':
    case 'file_input':
      return <span className="unsupported">The demo cannot show “{element.type}”.</span>
  }
}
