/** The events of Acme Music, as its events list knows them. The position in this list is the event's code in the store. */
export const catalogue = [
  event('Launch App'),
  event('Sign Up'),
  event('Search'),
  event('Select'),
  event('Play'),
  event('Play Song', { partOf: 'Play Song or Video' }),
  event('Play Song or Video'),
  event('Create Playlist'),
  event('Favorite Song'),
  event('Share Playlist'),
  event('View Paywall'),
  event('Purchase'),
  event('Cancel Subscription'),
  event('Filter by Genre'),
  event('検索フィルター'),
  event('🎉 Party Mode'),
  event('Add to Cart, then Pay'),
  event('app_error', { display: 'App Error' }),
  /** Sent by the server to people who are away: it must never make them active. */
  event('Receive Push', { isActive: false }),
  /** Hidden from the list and from people, still queryable by its raw name. */
  event('Player Heartbeat', { isHidden: true }),
  /** Still in the list, marked as deleted, and without any occurrence. */
  event('Old Checkout', { isDeleted: true }),
] as const satisfies readonly CatalogueEvent[]

export interface CatalogueEvent<Name extends string = string> {
  name: Name
  display: string
  isActive: boolean
  isHidden: boolean
  isDeleted: boolean
  /** Another event that happens each time when this one does: an incident that swallows that one swallows both. */
  partOf?: string
}

export type EventName = (typeof catalogue)[number]['name']

const codes = new Map<string, number>(catalogue.map((entry, code) => [entry.name, code]))

/** The store's code of an event of this product. */
export function eventCode(name: EventName): number {
  return codes.get(name) ?? -1
}

/** The code of any raw name that a request may send; undefined for one that the project has never received. */
export function findEventCode(name: string): number | undefined {
  const code = codes.get(name)
  return code === undefined || catalogue[code]?.isDeleted === true ? undefined : code
}

/** Custom events: a name of their own for another event under conditions. */
export interface CustomEvent {
  name: string
  basedOn: EventName
  property: string
  operator: 'greater or equal' | 'is'
  value: string
}

export const customEvents: readonly CustomEvent[] = [
  {
    name: 'Power Listener',
    basedOn: 'Play Song or Video',
    property: 'duration_seconds',
    operator: 'greater or equal',
    value: '240',
  },
  { name: 'Jazz Play', basedOn: 'Play Song', property: 'genre', operator: 'is', value: 'Jazz' },
]

function event<const Name extends string>(
  name: Name,
  options: Partial<CatalogueEvent> = {},
): CatalogueEvent<Name> {
  return { display: name, isActive: true, isHidden: false, isDeleted: false, ...options, name }
}
