import { daysIn } from '../../query/date-range.ts'
import type { FunnelGroup, FunnelResult } from '../../result/metric-result.ts'
import { conversion, entered } from '../../result/funnel-figures.ts'
import type { JudgedSeries } from './judged-series.ts'
import { isRipe, spanOf, type Ripeness } from './ripeness.ts'

/**
 * Conversion of those who entered on one day. It may be judged once the last of them has had the whole window; a range of more
 * days has one figure for all of them, and nothing to judge.
 */
export function judgedEntryDay(result: FunnelResult, ripeness: Ripeness): JudgedSeries[] {
  const { range, project, query, groups, splitBy } = result
  if (daysIn(range) !== 1) return []
  const { start, end } = spanOf(range.start, 'day', project.timeZone)
  const closed = new Date(end.getTime() + query.windowSeconds * 1000)
  const time = { label: range.start, start, end, isSettled: isRipe(closed, 'day', ripeness) }
  return groups.map((group) => ({
    group: splitBy === 'none' ? '' : group.label,
    unit: 'ratio',
    interval: 'day',
    points: [{ ...time, ...shareOf(group) }],
  }))
}

function shareOf(group: FunnelGroup): { value: number | null; outOf: number } {
  return { value: conversion(group) ?? null, outOf: entered(group) }
}
