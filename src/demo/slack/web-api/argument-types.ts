import { z } from 'zod'

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
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      context.issues.push({ code: 'custom', message: 'must be valid JSON', input: value })
      return z.NEVER
    }
  }, schema)
}
