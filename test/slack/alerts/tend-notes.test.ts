import { describe, expect, it } from 'vitest'
import type { HolidayCalendar } from '../../../src/alert/known-days.ts'
import { deskWorld, type DeskWorld } from '../../support/alert-desk-world.ts'

const berlin: HolidayCalendar = {
  place: 'DE-BE',
  name: 'Berlin, Germany',
  holidaysOf: (year) => [
    { day: `${year}-03-08`, text: 'Women’s Day' },
    { day: `${year}-12-25`, text: 'Christmas Day' },
  ],
}
const lastWord = ({ whispers }: DeskWorld): string | undefined => whispers.at(-1)?.text

describe('days that are special', () => {
  it('are written down, listed and taken back', async () => {
    const world = deskWorld()
    await world.say('note 2026-11-27 Black Friday', 'U0EVE')
    expect(lastWord(world)).toBe(
      'Fri, Nov 27, 2026 is “Black Friday” in Acme: left out of what is usual, and marked in pictures. /amp note 2026-11-27 delete takes it back.',
    )
    await world.say('notes')
    expect(lastWord(world)).toBe('1 known day of Acme\nFri, Nov 27, 2026 Black Friday')
    await world.say('note 2026-11-27 delete')
    expect(lastWord(world)).toBe('Fri, Nov 27, 2026 is a day like any other again in Acme.')
    await world.say('note 2026-11-27 delete')
    expect(lastWord(world)).toBe('Fri, Nov 27, 2026 has no note in Acme.')
  })

  it('may be several in a row, listed as one', async () => {
    const world = deskWorld()
    await world.say('note 2026-12-24 to 2026-12-26 Christmas break')
    expect(lastWord(world)).toContain('Dec 24 – 26, 2026 are “Christmas break” in Acme')
    expect(await world.notes.list('T0ACME', 'Acme')).toHaveLength(3)
    await world.say('note 2026-12-27 Sale')
    await world.say('notes')
    expect(lastWord(world)).toBe(
      '4 known days of Acme\nSun, Dec 27, 2026 Sale\nDec 24 – 26, 2026 Christmas break',
    )
    await world.say('note 2026-12-24 to 2026-12-26 delete')
    expect(lastWord(world)).toBe('Dec 24 – 26, 2026 are days like any other again in Acme.')
    expect(await world.notes.list('T0ACME', 'Acme')).toHaveLength(1)
  })

  it('say what they take the place of', async () => {
    const world = deskWorld()
    await world.say('note 2026-11-27 Sale')
    await world.say('note 2026-11-27 Black Friday')
    expect(lastWord(world)).toContain(' It takes the place of “Sale”. ')
  })

  it('belong to a project, or to all', async () => {
    const world = deskWorld()
    await world.say('note 2026-12-24 Release project Acme EU')
    await world.say('note 2026-11-27 Black Friday project all')
    expect(lastWord(world)).toContain('in Acme and Acme EU: left out')
    expect(lastWord(world)).toContain('/amp note 2026-11-27 delete project all takes it back')
    await world.say('notes')
    expect(lastWord(world)).toBe(
      [
        '1 known day of Acme',
        'Fri, Nov 27, 2026 Black Friday',
        '2 known days of Acme EU',
        'Thu, Dec 24, 2026 Release',
        'Fri, Nov 27, 2026 Black Friday',
      ].join('\n'),
    )
  })

  it('keep what names no project as their text', async () => {
    const world = deskWorld()
    await world.say('note 2026-11-27 Kick-off of project Apollo')
    expect(await world.notes.list('T0ACME', 'Acme')).toMatchObject([{ text: 'Kick-off of project Apollo' }])
  })

  it('are taken back where they stand', async () => {
    const world = deskWorld()
    await world.say('note 2026-12-24 Release project Acme EU')
    await world.say('note 2026-12-24 delete')
    expect(lastWord(world)).toBe(
      'Thu, Dec 24, 2026 has no note in Acme. In Acme EU it is “Release”: /amp note 2026-12-24 delete project Acme EU takes that back.',
    )
    await world.say('note 2026-12-24 delete project Acme XX')
    expect(lastWord(world)).toBe('There is no project “Acme XX”, only Acme and Acme EU.')
    await world.say('note 2026-12-24 delete project Acme EU')
    expect(lastWord(world)).toBe('Thu, Dec 24, 2026 is a day like any other again in Acme EU.')
  })

  it('are public holidays, too, where a country is configured', async () => {
    const world = deskWorld({ calendarsOf: (name) => (name === 'Acme' ? [berlin] : []) })
    await world.say('notes')
    expect(lastWord(world)).toBe(
      [
        'No day of Acme has a note. Write one down: /amp note 2026-11-27 Black Friday',
        'Public holidays of DE-BE ahead: Fri, Dec 25 Christmas Day · Mon, Mar 8 Women’s Day',
      ].join('\n'),
    )
    await world.say('note 2026-12-25 delete')
    expect(lastWord(world)).toBe(
      'Fri, Dec 25, 2026 has no note in Acme. It is a public holiday: Christmas Day.',
    )
  })
})
