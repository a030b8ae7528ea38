import type { EventQuery } from '../../query/query.ts'

/**
 * The two questions that a mean or a share is made of: events by people, a sum by its events, people by active people. Undefined for
 * what is counted itself.
 */
export function ratioParts(query: EventQuery): { of: EventQuery; outOf: EventQuery } | undefined {
  const { metric } = query
  const counting = (kind: 'totals' | 'uniques'): EventQuery => ({ ...query, metric: { kind } })
  switch (metric.kind) {
    case 'average':
      return { of: counting('totals'), outOf: counting('uniques') }
    case 'mean':
      return {
        of: { ...query, metric: { kind: 'sum', property: metric.property } },
        outOf: counting('totals'),
      }
    case 'dauShare':
      return {
        of: counting('uniques'),
        outOf: { ...counting('uniques'), events: [{ kind: 'special', name: 'active', conditions: [] }] },
      }
    case 'uniques':
    case 'totals':
    case 'sum':
    case 'histogram':
      return undefined
  }
}
