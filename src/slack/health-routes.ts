import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CustomRoute } from '@slack/bolt'

export interface HealthDeps {
  isReady: () => boolean
  metrics?: () => Promise<string>
}

/**
 * `/healthz`: the process answers. `/readyz`: it takes questions (503 until it does, and while it stops).
 * `/metrics`: Prometheus text.
 */
export function healthRoutes({ isReady, metrics }: HealthDeps): CustomRoute[] {
  const routes: CustomRoute[] = [
    { path: '/healthz', method: ['GET'], handler: (_request, response) => answer(response, 200, 'ok\n') },
    {
      path: '/readyz',
      method: ['GET'],
      handler: (_request, response) =>
        isReady() ? answer(response, 200, 'ready\n') : answer(response, 503, 'not ready\n'),
    },
  ]
  if (metrics !== undefined) routes.push({ path: '/metrics', method: ['GET'], handler: showMetrics(metrics) })
  return routes
}

function showMetrics(
  metrics: () => Promise<string>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (_request, response) => {
    metrics().then(
      (text) => answer(response, 200, text),
      () => answer(response, 500, 'metrics could not be read\n'),
    )
  }
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(text)
}
