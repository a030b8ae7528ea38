import type { ProjectIdentity } from '../../result/metric-result.ts'
import { cutText } from './cut-text.ts'
import type { MessageContent } from './message-content.ts'
import { escapeText } from './mrkdwn.ts'
import { bold, bulletList, code, paragraph, words } from './rich-text.ts'

/** `/amp projects`: what can be asked; the first is asked where a question names none. */
export function projectsMessage(projects: readonly ProjectIdentity[]): MessageContent {
  const [standard] = projects
  const another = projects[1]
  const line = ({ name, timeZone }: ProjectIdentity): string => `${name}, days in ${timeZone}`
  return {
    text: cutText(escapeText(['Projects', ...projects.map(line)].join('\n')), 4_000),
    blocks: [
      paragraph(bold('Projects')),
      bulletList(
        projects.map((project) => [
          bold(cutText(project.name, 100)),
          words(
            `, days in ${project.timeZone}${project === standard ? ' · the one that is asked by itself' : ''}`,
          ),
        ]),
      ),
      ...(another === undefined
        ? []
        : [
            paragraph(
              words('Put the name of another behind a question: '),
              code(`/amp dau project ${cutText(another.name, 100)}`),
            ),
          ]),
    ],
  }
}
