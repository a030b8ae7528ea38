import { writeFile } from 'node:fs/promises'
import { InvalidQueryError, RenderError } from '../errors.ts'
import { parseCommand } from '../query/parse-command.ts'
import { buildReport, type ReportDeps } from '../report/build-report.ts'
import { understandQuestion } from '../report/understand-question.ts'
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
  const command = parseCommand(options.text)
  if (command instanceof InvalidQueryError) throw command
  if (command.kind === 'help') {
    options.write(printHelp(command.topic))
    return
  }
  const query = await understandQuestion(deps, command.question, signal)
  const report = await buildReport(deps, query, signal)
  options.write(options.isJson ? reportAsJson(report) : printReport(report))
  if (options.pngPath === undefined) return
  if (report.picture === undefined) throw new RenderError('No picture was drawn')
  await writeFile(options.pngPath, report.picture.png)
}
