import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DetectorOptions } from '../../src/alert/detect/detector.ts'
import { InvalidRowError } from '../../src/errors.ts'
import { detect } from '../../src/terminal/detect.ts'

const daily: DetectorOptions = { interval: 'day', timeZone: 'UTC', sensitivity: 'normal' }
const header = 'timestamp,value,expected,lower,upper,anomaly'

/** Days of 2026 from May 4 on: steady but for a little ripple, and with nothing on the last one. */
const outage = Array.from({ length: 60 }, (_, day) => {
  const date = new Date(Date.UTC(2026, 4, 4 + day)).toISOString().slice(0, 10)
  return `${date},${day === 59 ? 0 : 1000 + ((day * 37) % 50)}`
})

describe('detect', () => {
  it('echoes each row with what was expected and says which is unusual', async () => {
    const rows = await detected(['timestamp,value', ...outage].map((line) => `${line}\n`))
    expect(rows[0]).toBe(header)
    expect(rows[1]).toBe('2026-05-04,1000,,,,0')
    expect(rows.at(-2)).toMatch(/^2026-07-01,1046,10\d\d(\.\d+)?,\d+(\.\d+)?,\d+(\.\d+)?,0$/)
    expect(rows.at(-1)).toMatch(/^2026-07-02,0,10\d\d(\.\d+)?,\d+(\.\d+)?,\d+(\.\d+)?,1$/)
    expect(rows).toHaveLength(61)
  })

  it('answers each row before the next one is sent', async () => {
    const answers: string[] = []
    const sent = async function* (): AsyncGenerator<string> {
      for (const [place, line] of outage.entries()) {
        expect(answers.slice(1)).toHaveLength(place)
        yield `${line}\n`
      }
    }
    for await (const answer of detect(sent(), daily)) answers.push(answer)
    expect(answers).toHaveLength(61)
  })

  it('judges a row by nothing but the rows before it', async () => {
    const whole = await detected([outage.join('\n')])
    for (const length of [20, 40, 59]) {
      const part = await detected([outage.slice(0, length).join('\n')])
      expect(part).toEqual(whole.slice(0, length + 1))
    }
  })

  it('takes rows that come in pieces, with a mark at the beginning, with and without a last line end', async () => {
    const whole = `\uFEFFday,dau\r\n2026-05-04,1\r\n\r\n"2026-05-05",\r\n2026-05-06, 3 ,label\r\n`
    const expected = [header, '2026-05-04,1,,,,0', '2026-05-05,,,,,0', '2026-05-06,3,,,,0']
    expect(await detected([whole])).toEqual(expected)
    expect(await detected(whole.split(/(?<=.)/su))).toEqual(expected)
    expect(await detected([whole.trimEnd()])).toEqual(expected)
  })

  it.each([
    ['a value that is none', ['2026-05-04,1', '2026-05-05,many'], 'Line 2: “many” is no number.'],
    ['a timestamp that is none', ['2026-05-04,1', 'tomorrow,2'], 'Line 2: “tomorrow” is no timestamp'],
    ['a first row that is half a header', ['timestamp,5'], 'Line 1: “timestamp” is no timestamp'],
    ['time that stands still', ['2026-05-04,1', '2026-05-04,2'], 'Line 2: 2026-05-04 does not come after'],
    ['time that runs backwards', ['t,v', '1000,1', '900,2'], 'Line 3: 900 does not come after 1000.'],
    ['a quote that never ends', ['2026-05-04,"1'], 'Line 1: a quote is opened and not closed.'],
  ])('names the line of %s', async (_, lines, problem) => {
    const failure = await detected([lines.join('\n')]).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidRowError)
    expect((failure as InvalidRowError).userMessage).toContain(problem)
  })

  it('works as a command between two pipes, and ends with 2 at a row that makes no sense', async () => {
    const rows = outage.slice(0, 3)
    const [fine, wrong] = await Promise.all([
      command(rows.join('\n')),
      command('2026-05-04,1\n2026-05-05,x\n'),
    ])
    expect(fine).toEqual({ code: 0, err: '', out: `${header}\n${rows.join(',,,,0\n')},,,,0\n` })
    expect(wrong).toMatchObject({ code: 2, err: 'Line 2: “x” is no number.\n' })
    expect(wrong.out).toBe(`${header}\n2026-05-04,1,,,,0\n`)
  }, 30_000)
})

async function detected(pieces: readonly string[]): Promise<string[]> {
  const rows: string[] = []
  for await (const row of detect(sendAll(pieces), daily)) rows.push(row.trimEnd())
  return rows
}

async function* sendAll(pieces: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(new TextEncoder().encode(piece))
}

async function command(input: string): Promise<{ code: number | null; out: string; err: string }> {
  const main = resolve(import.meta.dirname, '../../src/main.ts')
  const child = spawn(process.execPath, [main, 'detect', '--interval', 'day'])
  const { promise: ended, resolve: end } = Promise.withResolvers<number | null>()
  child.on('close', end)
  child.stdin.end(input)
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}
