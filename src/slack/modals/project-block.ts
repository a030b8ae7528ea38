import type { KnownBlock } from '@slack/types'
import { writeName } from '../../query/language/name.ts'
import { escapeText } from '../../query/language/normalize-text.ts'
import { blockIds, formActions } from './block-ids.ts'
import { textKind, type Form } from './form.ts'
import { selectInput } from './form-fields.ts'
import { usual } from './read-form.ts'

/** Which project is asked, where there are several; the first is the one that needs no words. */
export function projectBlocks(form: Form, projects: readonly string[]): KnownBlock[] {
  const isAlone = projects.length < 2 && form.project === ''
  if (form.kind === textKind || isAlone) return []
  const [first = 'The usual one', ...others] = projects
  const choices = others.map((name) => ({ value: written(name), label: name }))
  return [
    selectInput({
      blockId: blockIds.project,
      actionId: formActions.field('project'),
      label: 'Project',
      choices: [{ value: usual, label: first }, ...choices],
      value: form.project === '' || form.project === written(first) ? usual : form.project,
    }),
  ]
}

function written(name: string): string {
  return escapeText(writeName(name, 'project'))
}
