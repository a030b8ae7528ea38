import { typed } from '../checks.ts'
import { picture } from '../objects/picture.ts'
import { button, workflowButton } from './buttons.ts'
import { choices, overflow } from './choices.ts'
import { datePickers, dateTimePicker } from './pickers.ts'
import { multiSelects, selects } from './selects.ts'
import { richTextInput, textInputs } from './text-inputs.ts'

const everywhere = { ...selects, ...multiSelects, ...choices, ...datePickers }
const buttons = { button, workflow_button: workflowButton, overflow }

/** Which elements each kind of block holds. */
export const accessory = typed({ ...everywhere, ...buttons, image: picture })

export const actionElement = typed({
  ...everywhere,
  ...buttons,
  datetimepicker: dateTimePicker,
  rich_text_input: richTextInput,
})

export const inputElement = typed({ ...everywhere, ...textInputs, datetimepicker: dateTimePicker })
