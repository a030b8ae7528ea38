import { weightedChoice } from './random.ts'

/** Where people live. An empty country or city reads as `(none)`: some people block location. */
export interface Place {
  country: string
  city: string
  language: string
  /** IANA zone: it decides at which hours its people listen. */
  timeZone: string
}

interface WeightedPlace extends Place {
  weight: number
}

const weightedPlaces: readonly WeightedPlace[] = [
  place(['United States', 'New York', 'English', 'America/New_York'], 12),
  place(['United States', 'Chicago', 'English', 'America/Chicago'], 6),
  place(['United States', 'Austin', 'English', 'America/Chicago'], 5),
  place(['United States', 'Los Angeles', 'English', 'America/Los_Angeles'], 9),
  place(['United States', 'Seattle', 'English', 'America/Los_Angeles'], 4),
  place(['United Kingdom', 'London', 'English', 'Europe/London'], 9),
  place(['United Kingdom', 'Manchester', 'English', 'Europe/London'], 3),
  place(['Germany', 'Berlin', 'German', 'Europe/Berlin'], 7),
  place(['Germany', 'Hamburg', 'German', 'Europe/Berlin'], 3),
  place(['Germany', 'Munich', 'German', 'Europe/Berlin'], 3),
  place(['Netherlands', 'Amsterdam', 'Dutch', 'Europe/Amsterdam'], 3),
  place(['France', 'Paris', 'French', 'Europe/Paris'], 5),
  place(['France', 'Lyon', 'French', 'Europe/Paris'], 2),
  place(['Japan', 'Tokyo', 'Japanese', 'Asia/Tokyo'], 6),
  place(['Japan', 'Osaka', 'Japanese', 'Asia/Tokyo'], 3),
  place(['India', 'Mumbai', 'English', 'Asia/Kolkata'], 4),
  place(['India', 'Bengaluru', 'English', 'Asia/Kolkata'], 3),
  place(['Brazil', 'São Paulo', 'Portuguese', 'America/Sao_Paulo'], 5),
  place(['Brazil', 'Rio de Janeiro', 'Portuguese', 'America/Sao_Paulo'], 2),
  place(['Mexico', 'Mexico City', 'Spanish', 'America/Mexico_City'], 3),
  place(['Canada', 'Toronto', 'English', 'America/Toronto'], 3),
  place(['', '', 'English', 'UTC'], 2),
]

export const places: readonly Place[] = weightedPlaces

/** Chooses a place, as its position in `places`, by how many people live there. */
export const pickPlace = weightedChoice(weightedPlaces.map(({ weight }, index) => ({ value: index, weight })))

function place(
  [country, city, language, timeZone]: [string, string, string, string],
  weight: number,
): WeightedPlace {
  return { country, city, language, timeZone, weight }
}
