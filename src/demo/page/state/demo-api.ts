import type {
  DemoActionBody,
  DemoAnswer,
  DemoClockBody,
  DemoCloseBody,
  DemoCommandBody,
  DemoControls,
  DemoFault,
  DemoIncidentBody,
  DemoMembershipBody,
  DemoOptionsAnswer,
  DemoOptionsBody,
  DemoState,
  DemoSubmitAnswer,
  DemoSubmitBody,
} from '../../slack/page-protocol.ts'

/** Every request that the page makes. None rejects: what went wrong is in the answer's `problem`. */
export interface DemoApi {
  state(): Promise<DemoState | undefined>
  controls(): Promise<DemoControls | undefined>
  command(body: DemoCommandBody): Promise<DemoAnswer>
  action(body: DemoActionBody): Promise<DemoAnswer>
  submit(body: DemoSubmitBody): Promise<DemoSubmitAnswer>
  close(body: DemoCloseBody): Promise<DemoAnswer>
  options(body: DemoOptionsBody): Promise<DemoOptionsAnswer>
  home(): Promise<DemoAnswer>
  membership(body: DemoMembershipBody): Promise<DemoAnswer>
  clock(body: DemoClockBody): Promise<DemoAnswer>
  fault(body: DemoFault): Promise<DemoAnswer>
  incident(body: DemoIncidentBody): Promise<DemoAnswer>
}

export const demoApi: DemoApi = {
  state: () => getJson<DemoState>('/demo/state'),
  controls: () => getJson<DemoControls>('/demo/controls'),
  command: (body) => post('/demo/command', body),
  action: (body) => post('/demo/action', body),
  submit: (body) => post('/demo/submit', body),
  close: (body) => post('/demo/close', body),
  options: async (body) => (await postJson<DemoOptionsAnswer>('/demo/options', body)) ?? { options: [] },
  home: () => post('/demo/home', {}),
  membership: (body) => post('/demo/membership', body),
  clock: (body) => post('/demo/clock', body),
  fault: (body) => post('/demo/faults', body),
  incident: (body) => post('/demo/incidents', body),
}

const unreachable = 'The demo does not answer. Is `npm run demo` still running?'

async function post(path: string, body: unknown): Promise<DemoAnswer & DemoSubmitAnswer> {
  return (await postJson<DemoSubmitAnswer>(path, body)) ?? { ok: false, problem: unreachable }
}

async function postJson<Answer>(path: string, body: unknown): Promise<Answer | undefined> {
  const headers = { 'content-type': 'application/json' }
  return request<Answer>(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

function getJson<Answer>(path: string): Promise<Answer | undefined> {
  return request<Answer>(path, {})
}

async function request<Answer>(path: string, init: RequestInit): Promise<Answer | undefined> {
  try {
    const response = await fetch(path, init)
    return response.ok || response.status < 500 ? ((await response.json()) as Answer) : undefined
  } catch {
    return undefined
  }
}
