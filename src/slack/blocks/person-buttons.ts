import type { Button } from '@slack/types'
import type { ProjectIdentity } from '../../result/metric-result.ts'

/** Shows one of several people. */
export const pickPersonPrefix = 'person_pick_'
/** Shows everything that is known about the person. */
export const propertiesAction = 'person_properties'

interface PersonButton {
  actionId: string
  label: string
  amplitudeId: string
  project: ProjectIdentity
}

export function personButton({ actionId, label, amplitudeId, project }: PersonButton): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: label, emoji: false },
    value: `${amplitudeId} ${project.name}`,
  }
}

/** The person that a button carries. Amplitude's ids hold no spaces, names of projects may. */
export function personIn(value: string): { amplitudeId: string; projectName: string } {
  const [amplitudeId = '', ...projectName] = value.split(' ')
  return { amplitudeId, projectName: projectName.join(' ') }
}
