interface Look {
  wall: string
  skin: string
  hair: string
  shirt: string
  style: 'long' | 'curls' | 'short' | 'beard' | 'bob' | 'bun' | 'scarf' | 'glasses'
}

const looks: readonly Look[] = [
  { wall: '#cfe3f5', skin: '#f3cdb4', hair: '#d9a441', shirt: '#3f6fb5', style: 'long' },
  { wall: '#f7d9c4', skin: '#7d4a2e', hair: '#2a1a14', shirt: '#e0a63a', style: 'curls' },
  { wall: '#cfe8d5', skin: '#c68f66', hair: '#3a261b', shirt: '#2f7d64', style: 'beard' },
  { wall: '#e5d8f2', skin: '#f0c9a8', hair: '#20222b', shirt: '#8b5bb5', style: 'bob' },
  { wall: '#f5d3da', skin: '#f5d2bb', hair: '#b4502f', shirt: '#37506e', style: 'bun' },
  { wall: '#d5dde6', skin: '#a86f48', hair: '#241a17', shirt: '#c2533f', style: 'glasses' },
  { wall: '#f4e5bd', skin: '#d9a47c', hair: '#44617d', shirt: '#44617d', style: 'scarf' },
  { wall: '#cdeae8', skin: '#eec2a0', hair: '#8a8f98', shirt: '#4d5866', style: 'short' },
]

/** One of eight people, drawn flat, so that the demo needs no photographs. */
export function PersonAvatar({ index }: { index: number }) {
  const look = looks[index % looks.length] ?? looks[0]!
  return (
    <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <rect width="36" height="36" fill={look.wall} />
      <path d={hairBehind[look.style]} fill={look.hair} />
      <path d="M5 36 C5 28 11 26.5 18 26.5 S31 28 31 36 Z" fill={look.shirt} />
      <path d="M14.8 21 h6.4 v5.2 a3.2 3.2 0 0 1 -6.4 0 Z" fill={look.skin} />
      <path d="M14.8 23.4 C16.6 25 19.4 25 21.2 23.4 V22 H14.8 Z" fill="#000" opacity="0.12" />
      <ellipse cx="18" cy="16.6" rx="6.5" ry="7.4" fill={look.skin} />
      <path d={hairInFront[look.style]} fill={look.hair} fillRule="evenodd" />
      {look.style === 'glasses' && <Glasses />}
    </svg>
  )
}

function Glasses() {
  return (
    <g fill="none" stroke="#1d1c1d" strokeWidth="0.9">
      <circle cx="15.2" cy="16.6" r="2.1" />
      <circle cx="20.8" cy="16.6" r="2.1" />
      <path d="M17.3 16.6 h1.4" />
    </g>
  )
}

const hairBehind: Record<Look['style'], string> = {
  long: 'M9.8 28 C8.6 12 11 5.8 18 5.8 S27.4 12 26.2 28 Z',
  curls:
    'M18 3.6 C25.4 3.6 29 9 28 15 C28.6 20 25 23 21.6 22.6 H14.4 C11 23 7.4 20 8 15 C7 9 10.6 3.6 18 3.6 Z',
  short: 'M11 17 C10 9 13 6.6 18 6.6 S26 9 25 17 Z',
  beard: 'M11 17 C10 9 13 6.6 18 6.6 S26 9 25 17 Z',
  bob: 'M9.6 20 C9 9 12.6 6 18 6 S27 9 26.4 20 C26.4 23 24.6 23.8 23 23.8 H13 C11.4 23.8 9.6 23 9.6 20 Z',
  bun: 'M18 2.2 a3.6 3.6 0 0 1 2.6 6.2 C24.6 9.4 25.6 12.6 25 17 H11 C10.4 12.6 11.4 9.4 15.4 8.4 A3.6 3.6 0 0 1 18 2.2 Z',
  scarf: 'M9.6 21 C8.6 9 12 5.4 18 5.4 S27.4 9 26.4 21 C26.8 25 28 27 29 30 H7 C8 27 9.2 25 9.6 21 Z',
  glasses: 'M11.2 16 C10.6 10 13 7.4 18 7.4 S25.4 10 24.8 16 Z',
}

const hairInFront: Record<Look['style'], string> = {
  long: 'M11.2 16.6 C11 10 14 8 18 8 S25 10 24.8 16.6 C22.6 15 20.4 13 19.6 10.8 C17.8 13.6 14.6 15.8 11.2 16.6 Z',
  curls: 'M11.4 15 C11.4 10.4 14 8.8 18 8.8 S24.6 10.4 24.6 15 C23 12.6 21 11.8 18 11.8 S13 12.6 11.4 15 Z',
  short:
    'M11.2 15.6 C10.8 9.4 13.8 7.6 18 7.6 S25.2 9.4 24.8 15.6 C24 12.8 22.6 11.4 21.4 11.2 C18.6 12 15.4 11.8 13.4 11 C12 12 11.6 13.4 11.2 15.6 Z',
  beard:
    'M11.2 15.4 C10.8 9.4 13.8 7.6 18 7.6 S25.2 9.4 24.8 15.4 C24 12.8 22.8 11.6 21.4 11.4 H14.6 C13 11.6 11.8 13 11.2 15.4 Z M11.5 17.6 C12 23.4 14.6 25 18 25 S24 23.4 24.5 17.6 C23.6 20 22 20.4 20.4 20 C19 19.4 17 19.4 15.6 20 C14 20.4 12.4 20 11.5 17.6 Z',
  bob: 'M11.3 16 C11 10 14 8 18 8 S25 10 24.7 16 C23.8 14.4 22 13.8 18 13.8 S12.2 14.4 11.3 16 Z',
  bun: 'M11.3 15.6 C11 10 14 8 18 8 S25 10 24.7 15.6 C22.6 14.6 19 13 17.4 10.6 C16 13 13.4 14.8 11.3 15.6 Z',
  scarf:
    'M11.8 16.8 C11.6 12 13.4 9.4 18 9.4 S24.4 12 24.2 16.8 C24 22 21 24 18 24 S12 22 11.8 16.8 Z M18 7 C12.4 7 10.4 11 10.6 17 C10.8 23 14.4 25.8 18 25.8 S25.2 23 25.4 17 C25.6 11 23.6 7 18 7 Z',
  glasses: 'M11.6 13.6 C12 9.6 14.6 8 18 8 S24 9.6 24.4 13.6 C22 11.8 14 11.8 11.6 13.6 Z',
}
