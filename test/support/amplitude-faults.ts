import { answerJson, type Answer } from './loopback-amplitude.ts'

/** One answer after the other; the last one again and again. */
export function inTurn(...answers: Answer[]): Answer {
  let turn = 0
  return (asked, response) => {
    const answer = answers[Math.min(turn, answers.length - 1)]
    turn += 1
    return answer?.(asked, response)
  }
}

/** A gateway's page in place of JSON. */
export const html =
  (status: number): Answer =>
  (_request, response) => {
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><title>Gateway Time-out</title></html>')
  }

/** A 429 with Amplitude's own words. */
export const limited =
  (details: string, headers: Record<string, string> = {}): Answer =>
  (_request, response) => {
    response.writeHead(429, headers).end(JSON.stringify({ error: { http_code: 429, metadata: { details } } }))
  }
export const concurrent = limited('Too Many Requests: Exceeded concurrent limit with query of cost 415')
export const hourly = limited('Too Many Requests: Exceeded rate limit with query of cost 1800')

/** The connection ends in the middle of the body. */
export const breaksOff: Answer = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{"data":{"series":[[1,2,3')
  setTimeout(() => response.destroy(), 20)
}

/** The body ends in the middle of its JSON, and the response says that this is all. */
export const truncated: Answer = (_request, response) => {
  response.writeHead(200).end('{"data":{"series":[[1,2,3')
}

export const hangs: Answer = () => {}

/** A body that goes on and on. */
export const drips: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

export const works = answerJson({ data: 'ok' })
