import { join } from 'node:path'
import type { Brand } from '../../src/chart/brand.ts'
import { readLogo } from '../../src/render/read-logo.ts'
import {
  anEventQuery,
  aRetentionResult,
  aSeries,
  aSeriesResult,
  aSummary,
  rhythm,
} from '../support/metric-results.ts'
import type { GalleryCase } from './gallery-case.ts'

const brand: Brand = {
  colours: ['#0F766E', '#D9480F'],
  logo: await readLogo(join(import.meta.dirname, 'logo/acme.png')),
}

/** Pictures in a company's own colours, with its mark. */
export const brandCases: readonly GalleryCase[] = [
  {
    name: 'brand-groups',
    sentence:
      'Two colours of a company and its mark; further lines take colours of the theme that stay apart from them.',
    isEdgeCase: true,
    brand,
    result: aSeriesResult({
      query: { ...anEventQuery(), groupBy: [{ of: 'user', name: 'platform' }] },
      splitBy: 'group',
      series: ['iOS', 'Android', 'Web', 'Desktop'].map((name, index) =>
        aSeries(name, rhythm(30, { level: 9600 / (1 + index * 0.5), phase: index }), 40_000 / (1 + index)),
      ),
    }),
    summary: aSummary({
      title: 'Play Song, uniques by platform',
      headline: { text: '40,000', label: 'iOS · users so far, highest of 4 groups', value: 40_000 },
      change: undefined,
    }),
  },
  {
    name: 'brand-heat-map',
    sentence: 'A heat-map mixes its shades from the first of the colours.',
    isEdgeCase: true,
    brand,
    result: aRetentionResult(),
    summary: aSummary({
      title: 'Sign Up → Play Song or Video',
      subtitle: 'Oct 5 – Nov 23, 2026 · weekly retention',
      headline: { text: '56.7%', label: 'week 1 retention', value: 0.567 },
      change: undefined,
    }),
  },
]
