import { DeliveryError } from '../../errors.ts'
import type { Logger } from '../../logger.ts'

/** The answer stands without it: a placeholder that Slack does not take, or does not take away, is not worth an error. */
export async function courtesy(step: () => Promise<void>, logger: Logger): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    logger.info({ slackCode: error.slackCode }, 'placeholder.failed')
  }
}
