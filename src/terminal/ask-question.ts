import { writeFile } from 'node:fs/promises'
import { AppError, InvalidQueryError, RenderError } from '../errors.ts'
import type { EventSummary } from '../query/event-catalogue.ts'
import type { ParsedQuestion } from '../query/parse-command.ts'
import { answerQuestion } from '../report/answer-question.ts'
import type { ReportDeps } from '../report/build-report.ts'
import { readCommand } from '../command/read-command.ts'
import { describeAction } from './describe-action.ts'
import { printEvents } from './print-events.ts'
import { printPerson } from './print-person.ts'
import { printHelp } from './print-help.ts'
import { printReport, reportAsJson } from './print-report.ts'

export interface AskOptions {
  /** The question as one would type it after `/amp`. */
  text: string
  /** Where to write the picture. */
  pngPath: string | undefined
  isJson: boolean
  write: (text: string) => void
}

/** `ampbot query "dau last 30d" --png dau.png --json`. Throws `InvalidQueryError` and `UpstreamError`. */
export async function askQuestion(deps: ReportDeps, options: AskOptions, signal: AbortSignal): Promise<void> {
  const command = await readCommand(deps, options.text, () => eventsIfAny(deps, signal))
  if (command instanceof InvalidQueryError) throw command
  switch (command.kind) {
    case 'question':
      return await answer(deps, { ...options, question: command.question }, signal)
    case 'help':
      return options.write(printHelp(command.topic))
    case 'build':
    case 'save':
    case 'saved':
    case 'forget':
    case 'status':
    case 'projects':
    case 'makeDigest':
    case 'digestForm':
    case 'digests':
    case 'digest':
    case 'makeAlert':
    case 'alertForm':
    case 'alerts':
    case 'alert':
    case 'why':
    case 'notes':
    case 'addNote':
    case 'removeNote':
      return options.write(`${describeAction(command)}\n`)
  }
}

type Asked = AskOptions & { question: ParsedQuestion }

async function answer(deps: ReportDeps, asked: Asked, signal: AbortSignal): Promise<void> {
  const { isJson } = asked
  const { query } = asked.question
  if (query.kind === 'events') return asked.write(await printEvents(deps, { query, isJson }, signal))
  if (query.kind === 'user') return asked.write(await printPerson(deps, { query, isJson }, signal))
  return await answerInNumbers(deps, asked, signal)
}

async function answerInNumbers(deps: ReportDeps, asked: Asked, signal: AbortSignal): Promise<void> {
  const { question, isJson, pngPath, write } = asked
  const report = await answerQuestion(deps, question, signal)
  write(isJson ? reportAsJson(report) : printReport(report))
  if (pngPath === undefined) return
  if (report.picture === undefined) throw new RenderError(whyNoPicture(report.query.output))
  await writeFile(pngPath, report.picture.png)
}

function whyNoPicture(output: 'picture' | 'table' | 'csv'): string {
  return output === 'picture' ? 'No picture was drawn' : `No picture is drawn \`as ${output}\``
}

/** Names help where they can be had; a text that makes no sense must be answered also while Amplitude is down. */
async function eventsIfAny({ source }: ReportDeps, signal: AbortSignal): Promise<readonly EventSummary[]> {
  try {
    return await source.listEvents(source.projectOf({}), signal)
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}
