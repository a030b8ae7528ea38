import type { Command } from '../command/read-command.ts'

type Action = Exclude<Command, { kind: 'question' | 'help' }>

/** What to do instead, for commands that need Slack or a bot that is running. */
export function describeAction(action: Action): string {
  switch (action.kind) {
    case 'build':
      return 'The form opens in Slack only; here type the question, `ampbot query help` shows how.'
    case 'save':
    case 'saved':
    case 'forget':
      return 'Saved questions belong to people in Slack; here the history of your shell keeps them.'
    case 'status':
      return 'Only a bot that is running has a status: ask it in Slack. `ampbot doctor` checks what it depends on.'
    case 'makeDigest':
    case 'digestForm':
    case 'digests':
    case 'digest':
      return 'Digests are made and looked after in Slack, where they arrive; `ampbot run-due` sends what is due.'
    case 'makeAlert':
    case 'alertForm':
    case 'alerts':
    case 'alert':
      return 'Alerts are made and looked after in Slack, where they are told.'
    case 'why':
      return 'What a change is made of is told in Slack; here ask the question with `by platform`, and the same for the week before.'
    case 'notes':
    case 'addNote':
    case 'removeNote':
      return 'Known days are noted in Slack, for everybody who reads pictures and alerts there.'
    case 'projects':
      return '`ampbot doctor` lists the projects and checks their keys.'
  }
}
