import type { ChartAnnotations } from './annotations.ts'
import type { Brand } from './brand.ts'
import type { ThemeName } from './chart-picture.ts'

/** How a picture looks and what is marked in it, beside the numbers themselves. */
export interface ChartOptions {
  theme: ThemeName
  /** A company's colours and logo. */
  brand?: Brand | undefined
  /** For pictures over time; others leave them out. */
  annotations?: ChartAnnotations | undefined
}
