import { UpstreamError } from '../errors.ts'

/** For a request that no hour has room for, however long it waits. */
export function tooDear(cost: number, most: number): UpstreamError {
  const [wanted, allowed] = [cost.toLocaleString('en-US'), most.toLocaleString('en-US')]
  return new UpstreamError('tooLarge', {
    userMessage: `This question would cost ${wanted} of the ${allowed} that Amplitude allows in an hour. Ask for fewer days, groups or segments.`,
    details: `cost ${cost}`,
  })
}
