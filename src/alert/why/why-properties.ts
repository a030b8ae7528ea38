import type { Property } from '../../query/query.ts'

const ofEvents = /^event\./i

/** Properties as a configuration names them: `platform`, `gp:plan`, `event.genre`. */
export function whyProperties(names: readonly string[]): Property[] {
  return names.map((name) =>
    ofEvents.test(name)
      ? { of: 'event', name: name.replace(ofEvents, '') }
      : { of: 'user', name: name.replace(/^user\./i, 'gp:') },
  )
}
