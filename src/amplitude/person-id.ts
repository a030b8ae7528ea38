import { z } from 'zod'

/** An Amplitude ID as text, whichever way it came. */
export const personIdSchema = z.union([z.string().min(1), z.int()]).transform(String)
