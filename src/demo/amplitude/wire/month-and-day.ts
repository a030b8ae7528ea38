const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-11-03` as `Nov 03`. */
export function monthAndDay(label: string): string {
  return `${months[Number(label.slice(5, 7)) - 1] ?? ''} ${label.slice(8, 10)}`
}
