import type { KnownBlock } from '@slack/types'
import { blockIds, formActions } from './block-ids.ts'
import type { ChoiceName, Form } from './form.ts'
import { choiceField } from './form-choices.ts'
import { selectInput } from './form-fields.ts'
import { takesChoice } from './form-kinds.ts'
import { usual } from './read-form.ts'

/** Those of the lists that the form's kind takes. */
export function choiceBlocks(form: Form, names: readonly ChoiceName[]): KnownBlock[] {
  return names
    .filter((name) => takesChoice(form, name))
    .map((name) =>
      selectInput({
        ...choiceField(form, name),
        blockId: blockIds.choice(name, form.kind),
        actionId: formActions.field(name),
        value: form.choices[name] || usual,
      }),
    )
}
