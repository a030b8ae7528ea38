import { z } from 'zod'
import { parseJson } from '../wire/parse-json.ts'

/** Arguments arrive as text in a form and as themselves in a JSON body; these read both. */
export const text = z.string()
export const optionalText = z.string().optional()

export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1')
  .optional()

export const count = z.coerce.number().int().nonnegative()

/** A nested value: JSON text in a form, the value itself in a JSON body. */
export function json<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), schema)
}
