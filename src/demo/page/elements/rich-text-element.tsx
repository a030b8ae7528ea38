import './field.css'
import type { RichTextBlock, RichTextInput } from '@slack/types'
import { useSurface } from '../blocks/surface.ts'
import type { Slot } from './slot.ts'
import { namingProps } from './slot.ts'
import { useElementValue } from './use-element-value.ts'

/** Takes plain lines and hands them over as rich text, which is all that a demo needs of Slack's editor. */
export function RichTextInputElement({ element, slot }: { element: RichTextInput; slot: Slot }) {
  const surface = useSurface()
  const [value] = useElementValue(element, slot)
  return (
    <textarea
      className="field"
      rows={element.min_lines ?? 4}
      value={textOf(value?.rich_text_value ?? null)}
      placeholder={element.placeholder?.text}
      onChange={(event) =>
        surface.edit(slot, { type: 'rich_text_input', rich_text_value: richTextOf(event.target.value) })
      }
      {...namingProps(slot, element.placeholder?.text ?? 'Text')}
    />
  )
}

function richTextOf(text: string): RichTextBlock | null {
  if (text === '') return null
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] }
}

function textOf(block: RichTextBlock | null): string {
  const sections = (block?.elements ?? []).flatMap((each) =>
    each.type === 'rich_text_section' ? [each] : [],
  )
  return sections
    .map(({ elements }) => elements.map((leaf) => (leaf.type === 'text' ? leaf.text : '')).join(''))
    .join('\n')
}
