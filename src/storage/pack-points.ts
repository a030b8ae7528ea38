/** One number stands for itself, several as 64-bit floats one after the other. */
export function packPoints(values: readonly number[]): number | Buffer {
  const [only] = values
  if (values.length === 1 && only !== undefined) return only
  return Buffer.from(new Float64Array(values).buffer)
}

export function unpackPoints(points: number | Buffer): number[] {
  if (typeof points === 'number') return [points]
  // The driver's buffers need not begin where a float may stand.
  const aligned = new Uint8Array(points)
  return [...new Float64Array(aligned.buffer, 0, aligned.byteLength / Float64Array.BYTES_PER_ELEMENT)]
}
