import { Histogram, type Registry } from 'prom-client'

const latenessSeconds = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 7_200, 21_600]

/** How late things happen, from half a second to six hours. */
export function latenessHistogram(registers: Registry[], name: string, help: string): Histogram {
  return new Histogram({ name, help, buckets: latenessSeconds, registers })
}
