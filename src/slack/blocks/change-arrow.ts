/** ▲, ▼ or ● before a change. */
export function changeArrow({ direction }: { direction: 'up' | 'down' | 'flat' }): string {
  switch (direction) {
    case 'up':
      return '▲'
    case 'down':
      return '▼'
    case 'flat':
      return '●'
  }
}
