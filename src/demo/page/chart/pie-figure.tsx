import type { PieChart } from '../blocks/block-kit.ts'
import { Legend, seriesColour } from './legend.tsx'
import { shortNumber } from './nice-scale.ts'

const radius = 70
const circumference = 2 * Math.PI * radius

/** A ring: one dashed circle per segment, turned to where the segment before it ended. */
export function PieFigure({ chart }: { chart: PieChart }) {
  const total = chart.segments.reduce((sum, { value }) => sum + value, 0)
  const shares = chart.segments.map(({ value }) => value / total)
  const entries = chart.segments.map(({ label, value }, index) => ({
    name: label,
    note: `${shortNumber(value)} · ${((shares[index] ?? 0) * 100).toFixed(1)}%`,
  }))
  return (
    <div className="pie">
      <svg
        viewBox="0 0 200 200"
        role="img"
        aria-label={entries.map(({ name, note }) => `${name} ${note}`).join(', ')}
      >
        <g transform="rotate(-90 100 100)">
          {shares.map((share, index) => (
            <circle
              key={index}
              cx="100"
              cy="100"
              r={radius}
              fill="none"
              stroke={seriesColour(index)}
              strokeWidth="36"
              strokeDasharray={`${Math.max(0.5, share * circumference - 2)} ${circumference}`}
              strokeDashoffset={-before(shares, index) * circumference}
            />
          ))}
        </g>
        <text x="100" y="108" textAnchor="middle" className="pie-total">
          {shortNumber(total)}
        </text>
      </svg>
      <Legend entries={entries} />
    </div>
  )
}

function before(shares: readonly number[], index: number): number {
  return shares.slice(0, index).reduce((sum, share) => sum + share, 0)
}
