import { z } from 'zod'
import { fillMissingIds } from '../blocks/fill-missing-ids.ts'
import { blocksFailure } from '../messages/message-content.ts'
import type { OpenView, ViewJson } from '../state/view-store.ts'
import type { Workspace } from '../state/workspace.ts'
import { isViewTooLarge, validateView } from '../validate-view.ts'
import { SlackFailure } from '../wire/slack-failure.ts'
import { toWireView } from '../wire/wire-view.ts'
import { defineMethod, type ApiMethods } from './api-method.ts'
import { json, optionalText, text } from './argument-types.ts'

const view = json(z.unknown())

export const viewsMethods: ApiMethods = {
  'views.open': defineMethod({
    args: z.object({ trigger_id: text, view }),
    run(workspace, args) {
      const checked = checkView(workspace, args.view, { kind: 'modal' })
      exchangeTrigger(workspace, args.trigger_id)
      return answer(workspace.views.open(checked))
    },
  }),
  'views.push': defineMethod({
    args: z.object({ trigger_id: text, view }),
    run(workspace, args) {
      const checked = checkView(workspace, args.view, { kind: 'modal' })
      const { viewId } = exchangeTrigger(workspace, args.trigger_id)
      if (viewId === undefined || workspace.views.find(viewId) === undefined) {
        throw new SlackFailure('invalid_trigger_id')
      }
      if (workspace.views.isStackFull) throw new SlackFailure('push_limit_reached')
      return answer(workspace.views.push(checked))
    },
  }),
  'views.update': defineMethod({
    args: z.object({ view_id: optionalText, external_id: optionalText, hash: optionalText, view }),
    run(workspace, args) {
      const current = findView(workspace, args)
      const checked = checkView(workspace, args.view, current)
      if (args.hash !== undefined && args.hash !== current.hash) throw new SlackFailure('hash_conflict')
      return answer(workspace.views.update(current, checked))
    },
  }),
  'views.publish': defineMethod({
    args: z.object({ user_id: text, hash: optionalText, view }),
    run(workspace, args) {
      if (workspace.directory.user(args.user_id) === undefined) throw new SlackFailure('user_not_found')
      const current = workspace.views.home(args.user_id)
      const checked = checkView(workspace, args.view, { kind: 'home', id: current?.id })
      if (args.hash !== undefined && args.hash !== current?.hash) throw new SlackFailure('hash_conflict')
      return answer(workspace.views.publishHome(args.user_id, checked))
    },
  }),
}

/** Slack calls what is wrong with a view `invalid_arguments`, with pointers that begin at the view. */
function checkView(
  workspace: Workspace,
  value: unknown,
  { kind, id: ownId }: { kind: 'modal' | 'home'; id?: string | undefined },
): ViewJson {
  const problems = validateView(value, kind)
  if (problems.length > 0) {
    throw blocksFailure('invalid_arguments', problems, '/view')
  }
  const checked = value as ViewJson
  if (isViewTooLarge(checked)) throw new SlackFailure('view_too_large')
  const externalId = checked['external_id']
  if (typeof externalId === 'string' && externalId !== '') {
    const holder = workspace.views.findByExternalId(externalId)
    if (holder !== undefined && holder.id !== ownId) throw new SlackFailure('duplicate_external_id')
  }
  return { ...checked, blocks: fillMissingIds(checked.blocks, workspace.ids) }
}

function exchangeTrigger(workspace: Workspace, id: string): { viewId: string | undefined } {
  const exchanged = workspace.triggers.exchange(id)
  if (typeof exchanged === 'string') throw new SlackFailure(exchanged)
  return exchanged
}

function findView(
  workspace: Workspace,
  args: { view_id?: string | undefined; external_id?: string | undefined },
): OpenView {
  const { views } = workspace
  const found =
    args.view_id === undefined ? views.findByExternalId(args.external_id ?? '') : views.find(args.view_id)
  if (found === undefined) throw new SlackFailure('not_found')
  return found
}

function answer(opened: OpenView): object {
  return { view: toWireView(opened) }
}
