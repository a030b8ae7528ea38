import { describe, expect, it } from 'vitest'
import { createLogger } from '../../src/logger.ts'
import { failureOf } from '../support/amplitude-clients.ts'
import { hourly } from '../support/amplitude-faults.ts'
import { aSource, documented } from '../support/amplitude-sources.ts'
import { answerJson } from '../support/loopback-amplitude.ts'

const never = new AbortController().signal

describe('a person', () => {
  const project = { name: 'Acme', timeZone: 'UTC' }

  it('is found by an id, and read with the names that people know', async () => {
    await using opened = await aSource(documented)
    await opened.source.listEvents(project, never)
    const [found] = await opened.source.findPeople(project, 'u_1001', never)
    const person = await opened.source.readPerson(project, found?.amplitudeId ?? '', never)
    expect(person.events.map(({ name }) => name)).toEqual(['Checkout Completed', 'Page Viewed'])
    expect(opened.amplitude.asked.slice(1)).toEqual([
      '/api/2/usersearch?user=u_1001',
      '/api/2/useractivity?user=700000000123&limit=50',
    ])
  })

  it('keeps an id with more digits than a number holds', async () => {
    await using opened = await aSource((_request, response) => {
      response.end(
        '{"type":"match_amplitude_id","matches":[{"user_id":null,"amplitude_id":90071992547409931}]}',
      )
    })
    const [found] = await opened.source.findPeople(project, '90071992547409931', never)
    expect(found?.amplitudeId).toBe('90071992547409931')
  })

  it('leaves no trace of the id in logs or errors, whatever Amplitude says', async () => {
    const words = { error: { http_code: 400, metadata: { details: 'Invalid user ana@acme.com' } } }
    const lines: string[] = []
    const logger = createLogger('debug', { write: (line) => void lines.push(line) })
    await using opened = await aSource(answerJson(words, 400), { logger })
    const errors = await Promise.all([
      failureOf(opened.source.findPeople(project, 'ana@acme.com', never)),
      failureOf(opened.source.readPerson(project, '7', never)),
    ])
    for (const error of errors) {
      expect(error).toMatchObject({ reason: 'invalidRequest', details: undefined })
      expect(error.userMessage).toContain('Invalid user ana@acme.com')
      logger.error({ error }, 'test.failed')
    }
    expect(lines).toHaveLength(4)
    expect(lines.join('')).not.toContain('ana@')
  })

  it('is told of the budget that look-ups have for themselves', async () => {
    await using opened = await aSource(hourly)
    const error = await failureOf(opened.source.findPeople(project, 'ana', never))
    expect(error).toMatchObject({ reason: 'rateLimited', limit: 'hourly' })
    expect(error.userMessage).toMatch(/^The 360 look-ups of people .* Ask again within the hour\.$/)
  })
})
