import { escapeText } from '../../query/language/normalize-text.ts'
import { writeConditions } from '../../query/language/people-condition.ts'
import { writeProperty } from '../../query/language/property.ts'
import type { Condition, Property, Query } from '../../query/query.ts'
import { conditionFields, longestValue } from './condition-fields.ts'
import type { Form, FormSegment } from './form.ts'
import { mostRows, mostSegments } from './form-rows.ts'

export interface PeopleFields {
  fields: Pick<Form, 'conditions' | 'segments' | 'groupBy'>
  /** The clauses that the form cannot hold, as they are typed. */
  rest: readonly string[]
}

/** Who is looked at and how they are split; where some of a kind do not fit, all of it is text and keeps its order. */
export function peopleFields(query: Query): PeopleFields {
  if (!('segments' in query)) return { fields: { conditions: [], segments: [], groupBy: [] }, rest: [] }
  const { where, groupBy } = query
  const conditions = where.length > mostRows ? undefined : conditionFields(where, 0)
  const segments = segmentFields(query.segments, conditions?.length ?? 0)
  const groups = groupBy.map(propertyText)
  const areGroupsShort = groups.every((group) => group.length <= longestValue)
  const rest = [
    ...(conditions === undefined ? [`where ${writeConditions(where)}`] : []),
    ...(segments === undefined ? query.segments.map((each) => `segment ${writeConditions(each)}`) : []),
  ].map(escapeText)
  return {
    fields: { conditions: conditions ?? [], segments: segments ?? [], groupBy: areGroupsShort ? groups : [] },
    rest: areGroupsShort ? rest : [...rest, `by ${groups.join(', ')}`],
  }
}

/** Segments are numbered on from the conditions, each before its own. */
function segmentFields(
  segments: readonly (readonly Condition[])[],
  before: number,
): FormSegment[] | undefined {
  const count = segments.reduce((sum, conditions) => sum + conditions.length, before)
  if (segments.length > mostSegments || count > mostRows) return undefined
  const fields: FormSegment[] = []
  let id = before
  for (const segment of segments) {
    const conditions = conditionFields(segment, id + 1)
    if (conditions === undefined) return undefined
    fields.push({ id, conditions })
    id += 1 + conditions.length
  }
  return fields
}

function propertyText(property: Property): string {
  return escapeText(writeProperty(property, 'split property', 'user'))
}
