export function seriesColour(index: number): string {
  return `var(--series-${(index % 6) + 1})`
}

export interface LegendEntry {
  name: string
  note?: string
}

export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend">
      {entries.map((entry, index) => (
        <li key={entry.name}>
          <span className="legend-mark" style={{ background: seriesColour(index) }} />
          {entry.name}
          {entry.note !== undefined && <span className="legend-note">{entry.note}</span>}
        </li>
      ))}
    </ul>
  )
}
