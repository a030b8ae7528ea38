import type { z } from 'zod'
import { closeView } from '../bot/close-view.ts'
import { openHome } from '../bot/open-home.ts'
import { say } from '../bot/say.ts'
import { sendAction } from '../bot/send-action.ts'
import { sendOptionsRequest } from '../bot/send-options-request.ts'
import { sendShortcut } from '../bot/send-shortcut.ts'
import { submitView } from '../bot/submit-view.ts'
import { sendJson, sendText, type Exchange } from '../http/http-exchange.ts'
import type { DemoAnswer } from '../page-protocol.ts'
import { passOn, readControls } from './amplitude-controls.ts'
import { changeClock } from './change-clock.ts'
import { changeMembership } from './change-membership.ts'
import type { EventStream } from './event-stream.ts'
import * as bodies from './page-bodies.ts'
import type { PageDeps } from './page-deps.ts'
import { pageState } from './page-state.ts'
import { sendFile } from './send-file.ts'

const done: DemoAnswer = { ok: true }

/** The routes under `/demo/`, as `page-protocol.ts` describes them. */
export async function answerPage(deps: PageDeps, stream: EventStream, exchange: Exchange): Promise<void> {
  const { response, url } = exchange
  const route = `${exchange.method} ${url.pathname}`
  if (route === 'GET /demo/state') return sendJson(response, 200, pageState(deps))
  if (route === 'GET /demo/events') return stream.open(response)
  if (route.startsWith('GET /demo/files/')) return sendFile(deps.workspace, exchange)
  if (route === 'GET /demo/controls') {
    return sendJson(response, 200, await readControls(deps.amplitudeUrl, deps.workspace.requests.recent))
  }
  if (route === 'POST /demo/faults' || route === 'POST /demo/incidents') {
    const passed = await passOn(
      deps.amplitudeUrl,
      route === 'POST /demo/faults' ? 'faults' : 'incidents',
      exchange.body.toString(),
    )
    return sendText(response, passed.status, { type: 'application/json', text: passed.text })
  }
  const action = postRoutes[url.pathname]
  if (exchange.method !== 'POST' || action === undefined) {
    return sendJson(response, 404, { ok: false, problem: 'No such route.' })
  }
  sendJson(response, 200, await action(deps, parseJson(exchange.body)))
}

type PostRoute = (deps: PageDeps, body: unknown) => Promise<object>

const postRoutes: Readonly<Record<string, PostRoute | undefined>> = {
  '/demo/command': route(bodies.commandBodySchema, async (deps, body) => {
    await say(deps, body)
    return done
  }),
  '/demo/action': route(bodies.actionBodySchema, sendAction),
  '/demo/submit': route(bodies.submitBodySchema, submitView),
  '/demo/close': route(bodies.closeBodySchema, closeView),
  '/demo/options': route(bodies.optionsBodySchema, sendOptionsRequest),
  '/demo/shortcut': route(bodies.shortcutBodySchema, sendShortcut),
  '/demo/membership': route(bodies.membershipBodySchema, changeMembership),
  '/demo/clock': route(bodies.clockBodySchema, changeClock),
  '/demo/home': async (deps) => {
    await openHome(deps)
    return done
  },
}

/** Checks the body, and tells a page that sent something else what was wrong with it. */
function route<Body>(
  schema: z.ZodType<Body>,
  run: (deps: PageDeps, body: Body) => Promise<object>,
): PostRoute {
  return async (deps, body) => {
    const parsed = schema.safeParse(body)
    if (!parsed.success)
      return { ok: false, problem: `The page sent something unexpected: ${parsed.error.message}` }
    return await run(deps, parsed.data)
  }
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString() || '{}')
  } catch {
    return undefined
  }
}
