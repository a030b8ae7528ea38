import { backtestMessage } from '../../blocks/alerts/alert-card.ts'
import { pictureBlocks } from '../../blocks/picture-blocks.ts'
import { foreseeInTime } from '../../alerts/backtest-in-time.ts'
import { knowAlertForm, watchedRule } from './know-alert-form.ts'
import type { AlertFormDeps } from './open-alert-form.ts'
import { readAlertForm, type AlertViewState } from './read-alert-form.ts'

const lookUpMs = 1_500
const patienceMs = 30_000

/** The days with the marks of the backtest, to whoever fills in the form, as a direct message: a form cannot show a picture that is nobody's yet. */
export async function sendBacktestPicture(
  deps: AlertFormDeps,
  { view, userId, signal }: { view: AlertViewState; userId: string; signal: AbortSignal },
): Promise<void> {
  const form = readAlertForm(view)
  if (form === undefined) return
  const { rule } = await knowAlertForm(deps, form, { patienceMs: lookUpMs, signal })
  const watched = watchedRule(deps, rule)
  if (watched === undefined) return
  const { backtested, picture } = await foreseeInTime(deps, watched, { patienceMs, signal })
  if (backtested === undefined) return
  const content = backtestMessage(
    { heading: watched.definition.title, definition: watched.definition },
    backtested,
  )
  const compose = (fileId: string | undefined) => ({
    ...content,
    blocks: [...content.blocks, ...pictureBlocks([{ title: '', altText: picture?.altText ?? '' }], [fileId])],
  })
  await deps.messenger.post({ channelId: userId }, { picture, compose }, signal)
}
