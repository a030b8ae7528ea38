import { describe, expect, it } from 'vitest'
import { openCalendars } from '../../src/app/open-calendars.ts'
import { variables } from '../../src/config/variables.ts'
import { ConfigError } from '../../src/errors.ts'

const project = (name: string, ...holidays: string[]) => ({
  name,
  holidays,
  baseUrl: 'https://amplitude.com',
  timeZone: 'UTC',
  whyProperties: variables.WHY_PROPERTIES.default,
})

async function problemsOf(...projects: ReturnType<typeof project>[]): Promise<readonly string[]> {
  const outcome = await openCalendars(projects).catch((error: unknown) => error)
  return outcome instanceof ConfigError ? outcome.problems : []
}

describe('calendars', () => {
  it('are those of the project', async () => {
    const calendarsOf = await openCalendars([project('Acme', 'DE-BE', 'us', 'US'), project('Acme EU')])
    expect(calendarsOf('Acme').map(({ place }) => place)).toEqual(['DE-BE', 'US'])
    expect(calendarsOf('Acme EU')).toEqual([])
    expect(calendarsOf('Another')).toEqual([])
  })

  it('are refused by name where a country is none', async () => {
    expect(await problemsOf(project('Acme', 'XX', 'DE'), project('Acme EU', 'XX'))).toEqual([
      'HOLIDAYS: there is no country XX. Use codes such as DE, DE-BE, US.',
    ])
  })

  it('are refused with the place where only one project names them', async () => {
    const problems = await problemsOf(project('Acme', 'UK', 'Berlin'), project('Acme EU', 'DE'))
    expect(problems).toEqual([
      'AMPLITUDE_PROJECTS_FILE: holidays of Acme: there is no country UK; United Kingdom is GB.',
      'AMPLITUDE_PROJECTS_FILE: holidays of Acme: there is no country Berlin. Use codes such as DE, DE-BE, US.',
    ])
  })
})
