import {
  startAmplitudeSimulator,
  type AmplitudeSimulator,
} from '../../src/demo/amplitude/amplitude-simulator.ts'
import type { SimulatorOptions } from '../../src/demo/amplitude/simulator-options.ts'
import { smallProduct, type ProductKey } from './simulated-product.ts'

/** Parameters of a request; a list repeats its parameter, and what is no text is sent as JSON. */
export type Params = Record<string, unknown>

export interface Asked<Body> {
  status: number
  headers: Headers
  text: string
  /** Undefined where the answer is not JSON. */
  body: Body
}

export interface SeriesBody {
  data: {
    xValues: string[]
    series: number[][]
    seriesLabels: unknown[]
    seriesCollapsed: { setId?: string; value: number }[][]
  }
}

export interface FunnelBody {
  data: {
    groupValue: string
    cumulativeRaw: number[]
    avgTransTimes: number[]
    medianTransTimes: number[]
    dayFunnels: { xValues: string[]; series: number[][] }
  }[]
}

export interface RetentionCellBody {
  count: number
  outof: number
  incomplete: boolean
}

export interface RetentionBody {
  data: {
    seriesLabels: unknown[]
    series: {
      dates: string[]
      values: Record<string, RetentionCellBody[]>
      combined: RetentionCellBody[]
    }[]
  }
}

export interface ErrorBody {
  error: { http_code: number; type: string; message: string; metadata: { details: string } }
}

/** A simulator with a product, its clock standing still at the product's present. */
export function startProduct(
  product: ProductKey = smallProduct,
  options: SimulatorOptions = {},
): Promise<AmplitudeSimulator> {
  const { seed, population, openingDay, now } = product
  return startAmplitudeSimulator({ seed, population, openingDay, now, isClockFrozen: true, ...options })
}

/** Asks the simulator as a client does. */
export async function ask<Body = ErrorBody>(
  simulator: AmplitudeSimulator,
  path: string,
  params: Params = {},
): Promise<Asked<Body>> {
  return askAs<Body>(credentials(simulator.apiKey, simulator.secretKey), simulator, pathWith(path, params))
}

/** Asks with other headers than the simulator's own credentials. */
export async function askAs<Body = ErrorBody>(
  headers: Record<string, string>,
  simulator: AmplitudeSimulator,
  path: string,
): Promise<Asked<Body>> {
  const response = await fetch(new URL(path, simulator.url), { headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: parsed(text) as Body }
}

function pathWith(path: string, params: Params): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      query.append(name, typeof one === 'string' ? one : JSON.stringify(one))
    }
  }
  return `${path}?${query.toString()}`
}

export function credentials(apiKey: string, secretKey: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${apiKey}:${secretKey}`).toString('base64')}` }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
