import { medianOf } from '../../result/series-figures.ts'
import { comparable, daysBefore, type Judging } from './series-view.ts'

const fewest = 3
const most = 8

/** What its like usually holds: the same weekday and time, of weeks and months the ones before. Undefined below three. */
export function usualLike(judging: Judging): number | undefined {
  const weekly = likeOf(judging)
  return weekly.length < fewest ? undefined : medianOf(weekly)
}

/** The same; while weeks are few, the same time of the days before has to do. */
export function usualLikeOfFewDays(judging: Judging): number | undefined {
  const weekly = likeOf(judging)
  const like = weekly.length < fewest ? valuesAt(judging, (back) => dayBack(judging, back)) : weekly
  return like.length < fewest ? undefined : medianOf(like)
}

function likeOf(judging: Judging): number[] {
  const { interval } = judging.view.series
  const isLong = interval === 'week' || interval === 'month'
  return valuesAt(judging, (back) => (isLong ? judging.index - back : dayBack(judging, 7 * back)))
}

function dayBack({ view, point }: Pick<Judging, 'view' | 'point'>, days: number): number {
  return view.indexOf.get(daysBefore(point.label, days)) ?? -1
}

function valuesAt(judging: Judging, indexAt: (back: number) => number): number[] {
  const values: number[] = []
  for (let back = 1; back <= most; back += 1) {
    const like = comparable(judging, indexAt(back))
    if (like !== undefined) values.push(like.value)
  }
  return values
}

/** Whether at least half of the same times of the days, or weekdays, before have no value either: at night nobody may be there. */
export function isUsuallyMissing({ view, point }: Omit<Judging, 'value'>): boolean {
  const { points, interval } = view.series
  const step = interval === 'hour' || interval === '5min' ? 1 : 7
  const like = Array.from({ length: most }, (_, back) =>
    view.indexOf.get(daysBefore(point.label, step * (back + 1))),
  ).flatMap((index) => (index === undefined ? [] : (points[index] ?? [])))
  const missing = like.filter(({ value }) => value === null).length
  return like.length >= fewest && 2 * missing >= like.length
}
