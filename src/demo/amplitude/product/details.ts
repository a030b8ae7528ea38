import { createRandom } from './random.ts'
import { products } from './subscriptions.ts'

/** Properties of an event itself. All combinations are numbered once, so that an event carries one small number. */
export type Detail = Readonly<Record<string, string | number>>

export const eventPropertyNames = [
  'genre',
  'artist',
  'duration_seconds',
  'price',
  'product',
  'query_length',
  'result_count',
] as const

export const genres = ['Pop', 'Hip-Hop', 'Rock', 'Electronic', 'Latin', 'Jazz', 'Classical', 'K-Pop'] as const
const genreWeights = [26, 20, 17, 13, 10, 6, 4, 4]

const artists: Readonly<Record<(typeof genres)[number], readonly string[]>> = {
  Pop: ['Nova Lane', 'The Paper Kites Club', 'Mila Hart', 'Velvet Season'],
  'Hip-Hop': ['MC Halcyon', 'Ghostnote', 'Lil Meridian'],
  Rock: ['Iron Orchard', 'The Low Tides', 'Static Parade'],
  Electronic: ['Kübik', 'Aurora Relay', 'Night Circuit'],
  Latin: ['Sol y Sal', 'Rosa Candela'],
  Jazz: ['The Blue Hour Trio', 'Ines Okafor'],
  Classical: ['Ensemble Vesper'],
  'K-Pop': ['STARLINE', '하늘빛'],
}

const songsPerArtist = 12
const resultCounts = [0, 1, 2, 4, 7, 12, 20, 35, 60]
const longestQuery = 24

const noDetail: Detail = {}
const songs: readonly Detail[] = genres.flatMap((genre, genreIndex) =>
  artists[genre].flatMap((artist, artistIndex) => songsOf(genre, artist, genreIndex * 10 + artistIndex)),
)
const firstSong = 1
const firstSearch = firstSong + songs.length
const firstProduct = firstSearch + longestQuery * resultCounts.length

export const details: readonly Detail[] = [
  noDetail,
  ...songs,
  ...searches(),
  ...products.map(({ name, price }) => ({ product: name, price })),
]

export const withoutDetail = 0

const songChoices: readonly number[] = genres.flatMap((genre, index) => {
  const numbers = songs.flatMap((song, position) => (song['genre'] === genre ? [firstSong + position] : []))
  return Array.from(
    { length: 4 * (genreWeights[index] ?? 0) },
    (_, slot) => numbers[slot % numbers.length] ?? firstSong,
  )
})

/** A song by popularity of its genre. */
export function songDetail(u: number): number {
  return songChoices[Math.floor(u * songChoices.length)] ?? firstSong
}

/** A search: short queries find more than long ones. */
export function searchDetail(u: number, v: number): number {
  const length = 2 + Math.floor((longestQuery - 2) * u * u)
  const found = Math.min(resultCounts.length - 1, Math.floor(resultCounts.length * v * (1.35 - length / 40)))
  return firstSearch + (length - 1) * resultCounts.length + found
}

export function productDetail(product: number): number {
  return firstProduct + product
}

function songsOf(genre: string, artist: string, seed: number): Detail[] {
  const random = createRandom(seed + 77)
  return Array.from({ length: songsPerArtist }, () => ({
    genre,
    artist,
    duration_seconds: 130 + Math.round(random.next() * 70 + random.next() * 110),
  }))
}

function searches(): Detail[] {
  return Array.from({ length: longestQuery }, (_, length) => length + 1).flatMap((length) =>
    resultCounts.map((count) => ({ query_length: length, result_count: count })),
  )
}
