import type { DemoRequest } from '../../slack/page-protocol.ts'

/** The last requests, oldest first. */
export interface RequestLog {
  add(request: DemoRequest): void
  list(): DemoRequest[]
  clear(): void
}

const mostKept = 500

export function createRequestLog(onRequest: (request: DemoRequest) => void): RequestLog {
  let requests: DemoRequest[] = []
  return {
    add(request) {
      requests.push(request)
      if (requests.length > mostKept) requests = requests.slice(-mostKept)
      onRequest(request)
    },
    list: () => [...requests],
    clear: () => void (requests = []),
  }
}

/** Path and query as a person reads them. */
export function readableTarget({ pathname, searchParams }: URL): string {
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).join('&')
  return query === '' ? pathname : `${pathname}?${query}`
}
