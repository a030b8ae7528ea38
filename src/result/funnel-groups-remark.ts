import { formatRatio, plural } from './format-value.ts'
import { conversion, entered } from './funnel-figures.ts'
import type { FunnelGroup, FunnelResult } from './metric-result.ts'
import type { Remark } from './remark.ts'

/** Groups with fewer people than this, or than this share of all, convert by chance. */
const fewestPeople = 30
const smallestShare = 0.01

/** Who converts best and worst: `iOS converts best with 27.1%, Web worst with 14.2%.` */
export function groupConversionRemark(result: Pick<FunnelResult, 'splitBy' | 'groups'>): Remark | undefined {
  if (result.splitBy === 'none') return undefined
  const [only] = result.groups
  if (only !== undefined && result.groups.length === 1) {
    return {
      text: `${only.label} is the only ${result.splitBy} with any data.`,
      weight: 50,
      isRequired: true,
    }
  }
  const ranked = withEnoughPeople(result.groups)
    .map((group) => ({ label: group.label, ratio: conversion(group) ?? 0 }))
    .sort((a, b) => b.ratio - a.ratio)
  const [best, worst] = [ranked[0], ranked.at(-1)]
  if (best === undefined || worst === undefined || best === worst) return undefined
  const [high, low] = [formatRatio(best.ratio), formatRatio(worst.ratio)]
  if (high === low) {
    return {
      text: `All ${plural(ranked.length, result.splitBy)} convert alike.`,
      weight: 64,
      isRequired: true,
    }
  }
  const text = `${best.label} converts best with ${high}, ${worst.label} worst with ${low}.`
  return { text, weight: 72, isRequired: true }
}

function withEnoughPeople(groups: readonly FunnelGroup[]): readonly FunnelGroup[] {
  const total = groups.reduce((sum, group) => sum + entered(group), 0)
  const large = groups.filter((group) => entered(group) >= Math.max(fewestPeople, smallestShare * total))
  return large.length >= 2 ? large : groups.filter((group) => entered(group) > 0)
}
