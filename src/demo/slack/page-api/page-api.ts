import type { z } from 'zod'
import { closeView } from '../bot/close-view.ts'
import { openHome } from '../bot/open-home.ts'
import { say } from '../bot/say.ts'
import { sendAction } from '../bot/send-action.ts'
import { sendOptionsRequest } from '../bot/send-options-request.ts'
import { sendShortcut } from '../bot/send-shortcut.ts'
import { submitView } from '../bot/submit-view.ts'
import { sendJson, type Exchange } from '../http/http-exchange.ts'
import type { DemoAnswer } from '../page-protocol.ts'
import { parseJson } from '../wire/parse-json.ts'
import { passOn, readControls } from './amplitude-controls.ts'
import { changeClock } from './change-clock.ts'
import { changeMembership } from './change-membership.ts'
import type { EventStream } from './event-stream.ts'
import {
  actionBodySchema,
  clockBodySchema,
  closeBodySchema,
  commandBodySchema,
  membershipBodySchema,
  optionsBodySchema,
  shortcutBodySchema,
  submitBodySchema,
} from './page-bodies.ts'
import type { PageDeps } from './page-deps.ts'
import { pageState } from './page-state.ts'
import { sendFile } from './send-file.ts'

const done: DemoAnswer = { ok: true }

/** The routes under `/demo/`, as `page-protocol.ts` describes them. */
export async function answerPage(deps: PageDeps, stream: EventStream, exchange: Exchange): Promise<void> {
  const { method, response, url } = exchange
  if (method === 'GET') {
    if (url.pathname === '/demo/events') return stream.open(response)
    if (url.pathname.startsWith('/demo/files/')) return sendFile(deps.workspace, exchange)
  }
  const routes = method === 'POST' ? posts : gets
  const answer = Object.hasOwn(routes, url.pathname) ? routes[url.pathname] : undefined
  if (answer === undefined) return sendJson(response, 404, { ok: false, problem: 'No such route.' })
  sendJson(response, 200, await answer(deps, parseJson(exchange.body.toString() || '{}')))
}

type Route = (deps: PageDeps, body: unknown) => object | Promise<object>

const gets: Readonly<Record<string, Route>> = {
  '/demo/state': pageState,
  '/demo/controls': async (deps) => readControls(deps.amplitudeUrl, deps.workspace.requests.recent),
}

const posts: Readonly<Record<string, Route>> = {
  '/demo/command': route(commandBodySchema, async (deps, body) => {
    await say(deps, body)
    return done
  }),
  '/demo/action': route(actionBodySchema, sendAction),
  '/demo/submit': route(submitBodySchema, submitView),
  '/demo/close': route(closeBodySchema, closeView),
  '/demo/options': route(optionsBodySchema, sendOptionsRequest),
  '/demo/shortcut': route(shortcutBodySchema, sendShortcut),
  '/demo/membership': route(membershipBodySchema, changeMembership),
  '/demo/clock': route(clockBodySchema, changeClock),
  '/demo/home': async (deps) => {
    await openHome(deps)
    return done
  },
  '/demo/faults': async (deps, body) => passOn(deps.amplitudeUrl, 'faults', body),
  '/demo/incidents': async (deps, body) => passOn(deps.amplitudeUrl, 'incidents', body),
}

/** Checks the body, and tells a page that sent something else what was wrong with it. */
function route<Body>(schema: z.ZodType<Body>, run: (deps: PageDeps, body: Body) => Promise<object>): Route {
  return async (deps, body) => {
    const parsed = schema.safeParse(body)
    if (!parsed.success)
      return { ok: false, problem: `The page sent something unexpected: ${parsed.error.message}` }
    return await run(deps, parsed.data)
  }
}
