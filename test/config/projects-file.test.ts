import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { load, problemsOf } from '../support/configurations.ts'

const user = (name: string) => ({ of: 'user', name })
const usual = ['platform', 'country', 'version'].map(user)

describe('AMPLITUDE_PROJECTS_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ampbot-config-'))
  const path = join(folder, 'projects.yml')
  afterEach(() => {
    rmSync(path, { force: true })
  })

  function withFile(yaml: string): Record<string, string> {
    writeFileSync(path, yaml)
    return {
      AMPLITUDE_PROJECTS_FILE: path,
      ACME_KEY: 'key-from-variable',
      AMPLITUDE_TIMEZONE: 'Europe/Berlin',
      HOLIDAYS: 'GB',
    }
  }

  it('reads projects whose keys stand in the file or in variables that it names', () => {
    const { config, secrets } = load(
      withFile(
        [
          'projects:',
          '  - { name: Acme, apiKeyVariable: ACME_KEY, secretKey: s1 }',
          '  - { name: Acme EU, apiKey: k2, secretKey: s2, region: eu, timeZone: UTC, whyProperties: "os, gp:plan", holidays: [NO, DE-BE] }',
        ].join('\n'),
      ),
      'ask',
    )
    expect(config.projects).toEqual([
      {
        name: 'Acme',
        baseUrl: 'https://amplitude.com',
        timeZone: 'Europe/Berlin',
        whyProperties: usual,
        holidays: ['GB'],
      },
      {
        name: 'Acme EU',
        baseUrl: 'https://analytics.eu.amplitude.com',
        timeZone: 'UTC',
        whyProperties: [user('os'), user('gp:plan')],
        holidays: ['NO', 'DE-BE'],
      },
    ])
    expect(secrets.amplitude.get('Acme')?.apiKey.reveal()).toBe('key-from-variable')
  })

  const mistakes: [string, string, string][] = [
    ['an unreadable path', '', 'AMPLITUDE_PROJECTS_FILE cannot be read'],
    ['text that is not YAML', '{ projects: [', 'AMPLITUDE_PROJECTS_FILE cannot be read'],
    [
      'a missing name',
      'projects:\n  - { apiKey: SENTINEL, secretKey: SENTINEL }',
      'projects[0].name: expected string',
    ],
    [
      'an unknown field',
      'projects:\n  - { name: A, apikey: SENTINEL }',
      'projects[0]: has a field that is not known',
    ],
    ['a region that is none', 'projects:\n  - { name: A, region: SENTINEL }', 'expected one of us, eu'],
    [
      'properties that are none',
      'projects:\n  - { name: A, apiKey: k, secretKey: s, whyProperties: SENTINEL > }',
      'projects[0].whyProperties: cannot be used: expected one to three properties',
    ],
    [
      'a key that is not there',
      'projects:\n  - { name: A, secretKey: SENTINEL }',
      'projects[0] has no apiKey',
    ],
    [
      'a variable that is not set',
      'projects:\n  - { name: A, apiKeyVariable: NOPE, secretKey: SENTINEL }',
      'projects[0].apiKeyVariable names a variable that is not set',
    ],
    [
      'a name used twice',
      'projects:\n  - { name: A, apiKey: k, secretKey: s }\n  - { name: a, apiKey: k, secretKey: s }',
      'projects[1].name is used twice',
    ],
  ]
  it.each(mistakes)('names the place of %s and quotes nothing', (_, yaml, expected) => {
    const problems = problemsOf(withFile(yaml), 'ask').join('\n')
    expect(problems).toContain(expected)
    expect(problems).not.toContain('SENTINEL')
  })
})
