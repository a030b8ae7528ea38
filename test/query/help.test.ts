import { describe, expect, it } from 'vitest'
import { InvalidQueryError } from '../../src/errors.ts'
import { findHelpTopic, helpPage, helpTopics, type HelpEntry } from '../../src/query/help.ts'
import { readKnowing } from '../../src/command/read-command.ts'
import { parseCommand } from '../../src/query/parse-command.ts'

const awkwardNames = ['Filter by Genre', '🎉 Party Mode', 'Add to Cart, then Pay']

function entriesOf(topic: string | undefined, names?: readonly string[]): HelpEntry[] {
  return helpPage(topic, names).sections.flatMap((section) => section.entries)
}

describe('helpPage', () => {
  it('shows every kind, every clause and every action at once', () => {
    const { title, sections } = helpPage(undefined)
    expect(title).toBe('What you can ask')
    expect(sections.map((section) => section.entries.length)).toEqual([15, 19, 14])
  })

  it.each([undefined, ...helpTopics])('on %s has only questions and commands that can be typed', (topic) => {
    for (const names of [[], awkwardNames]) {
      const typed = entriesOf(topic, names).filter(
        ({ text, isQuestion }) => isQuestion || text.startsWith('/amp'),
      )
      expect(typed.length).toBeGreaterThan(0)
      // Slack puts its markup in the place of a person's name.
      const sent = typed.map(({ text }) => text.replace('@ana', '<@U0ANA|ana>'))
      for (const text of sent) expect(readKnowing(text, {}), text).not.toBeInstanceOf(InvalidQueryError)
    }
  })

  it('has only clauses that some question takes', () => {
    const clauses = helpPage(undefined, awkwardNames).sections[1]?.entries ?? []
    const questions = ['dau', 'new users', 'event A', 'funnel A > B', 'retention']
    for (const { text } of clauses) {
      const clause = text.startsWith('top') ? `by country ${text}` : text
      const readings = questions.map((question) => parseCommand(`${question} ${clause}`))
      expect(
        readings.some((reading) => !(reading instanceof InvalidQueryError)),
        text,
      ).toBe(true)
    }
  })

  it('takes its examples from the project’s own events', () => {
    expect(entriesOf('funnel', ['Sign Up', 'Play']).map((entry) => entry.text)).toContain(
      'funnel Sign Up > Play',
    )
    expect(entriesOf('event', awkwardNames)[0]?.text).toBe('event "Filter by Genre"')
  })

  it('says of a kind only what can be added to it', () => {
    const added = helpPage('retention').sections[1]?.entries.map((entry) => entry.text)
    expect(added).toContain('brackets 0-1, 2-7, 8-14')
    expect(added).not.toContain('vs previous')
  })

  it('says of a clause where it can be added', () => {
    const takers = helpPage('within').sections[1]?.entries.map((entry) => entry.text)
    expect(takers).toEqual(['funnel Search > Play Song'])
  })
})

describe('findHelpTopic', () => {
  it.each([...helpTopics])('finds %s by its own name', (topic) => {
    expect(findHelpTopic(topic)).toBe(topic)
  })

  it.each(['', 'yesterweek', 'xyz'])('finds nothing for %j', (word) => {
    expect(findHelpTopic(word)).toBeUndefined()
  })
})
