import { createAmplitudeSource, type AmplitudeSource } from '../amplitude/amplitude-source.ts'
import type { ClientLimits } from '../amplitude/project-client.ts'
import type { AmplitudeProject } from '../amplitude/project.ts'
import type { Brand } from '../chart/brand.ts'
import type { ChartRenderer, ThemeName } from '../chart/chart-picture.ts'
import { clockStartingAt, systemClock, type Clock } from '../clock.ts'
import type { Config, Secrets } from '../config/config.ts'
import { ConfigError } from '../errors.ts'
import type { HistoryStore } from '../history/history-store.ts'
import { createLogger, type Logger } from '../logger.ts'
import { createLocalRenderer } from '../render/local-renderer.ts'
import { createQuickChartRenderer } from '../render/quickchart-renderer.ts'
import { readLogo } from '../render/read-logo.ts'
import { openDatabase } from '../storage/database.ts'
import { createHistoryStore } from '../storage/history-store.ts'
import { createSpentCostStore } from '../storage/spent-cost-store.ts'

/** What answers a question, whichever door it comes in by. Disposing lets connections and canvases go. */
export interface Foundation extends AsyncDisposable {
  source: AmplitudeSource
  renderer: ChartRenderer
  clock: Clock
  logger: Logger
  theme: ThemeName
  brand: Brand
  database: ReturnType<typeof openDatabase>
}

/** What tests and the demo put in the place of the real thing. */
export interface Overrides {
  clock?: Clock
  logger?: Logger
  /** How Amplitude is asked. */
  limits?: Partial<ClientLimits>
}

/** The composition root: the only place that knows the concrete classes. */
export async function openFoundation(
  config: Config,
  secrets: Secrets,
  overrides: Overrides = {},
): Promise<Foundation> {
  await using stack = new AsyncDisposableStack()
  const logger = overrides.logger ?? createLogger(config.logLevel)
  const clock =
    overrides.clock ?? (config.startAt === undefined ? systemClock : clockStartingAt(config.startAt))
  const database = openDatabase(config.databasePath)
  stack.defer(() => void database.close())
  const history = createHistoryStore(database)
  const stopping = new AbortController()
  stack.defer(() => stopping.abort())
  void tidyDaily(history, { clock, logger, signal: stopping.signal })
  const source = stack.use(
    createAmplitudeSource({
      projects: withKeys(config, secrets),
      clock,
      logger: logger.child({ area: 'amplitude' }),
      limits: { shortBudget: config.shortBudget, ...overrides.limits },
      spentCosts: createSpentCostStore(database),
      history,
    }),
  )
  const { theme, colours, logoPath } = config.chart
  const brand = { colours, logo: logoPath === undefined ? undefined : await readLogo(logoPath) }
  const renderer = await openRenderer(config, logger)
  stack.defer(() => renderer.close())
  const opened = stack.move()
  const dispose = (): Promise<void> => opened.disposeAsync()
  return { source, renderer, clock, logger, theme, brand, database, [Symbol.asyncDispose]: dispose }
}

/** Pictures are drawn here, and here too where a QuickChart server that was asked for cannot. */
async function openRenderer(
  { chart: { fontDirectory, quickChart } }: Config,
  logger: Logger,
): Promise<ChartRenderer> {
  const local = await createLocalRenderer(fontDirectory === undefined ? {} : { fontDirectory })
  if (quickChart === undefined) return local
  return createQuickChartRenderer({ ...quickChart, fallback: local, logger })
}

interface TidyDeps {
  clock: Clock
  logger: Logger
  signal: AbortSignal
}

/** Lets old history go, at the start and every day after. */
async function tidyDaily(history: HistoryStore, { clock, logger, signal }: TidyDeps): Promise<void> {
  while (!signal.aborted) {
    await history.tidy(clock.now().getTime()).catch((error: unknown) => {
      logger.error({ error }, 'history.tidy_failed')
    })
    await clock.sleep(dayMs, signal).catch(() => undefined)
  }
}

const dayMs = 24 * 60 * 60 * 1000

function withKeys(config: Config, secrets: Secrets): readonly AmplitudeProject[] {
  return config.projects.map((project) => {
    const keys = secrets.amplitude.get(project.name)
    if (keys === undefined) throw new ConfigError([`The project ${project.name} has no keys.`])
    return { ...project, ...keys }
  })
}
