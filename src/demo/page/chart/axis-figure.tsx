import type { AxisChart } from '../blocks/block-kit.ts'
import type { Frame } from './frame.ts'
import { chartFrame, plot } from './frame.ts'
import { Legend, seriesColour } from './legend.tsx'
import { shortNumber } from './nice-scale.ts'
import { useWidth } from './use-width.ts'

/** Bars, lines or areas over shared categories. */
export function AxisFigure({ chart, title }: { chart: AxisChart; title: string }) {
  const [ref, width] = useWidth<SVGSVGElement>(560)
  const frame = chartFrame(chart, width)
  const { x_label: xLabel, y_label: yLabel } = chart.axis_config
  return (
    <>
      {yLabel !== undefined && <div className="chart-axis-label">{yLabel}</div>}
      <svg ref={ref} height={plot.height} role="img" aria-label={description(chart, title)}>
        <Grid frame={frame} />
        {chart.type === 'bar' ? <Bars chart={chart} frame={frame} /> : <Lines chart={chart} frame={frame} />}
        <Categories chart={chart} frame={frame} />
      </svg>
      {xLabel !== undefined && <div className="chart-axis-label is-centred">{xLabel}</div>}
      {chart.series.length > 1 && <Legend entries={chart.series} />}
    </>
  )
}

function Grid({ frame }: { frame: Frame }) {
  return frame.ticks.map((tick) => (
    <g key={tick}>
      <line
        className={tick === 0 ? 'chart-baseline' : 'chart-grid'}
        x1={plot.left}
        x2={frame.width}
        y1={frame.y(tick)}
        y2={frame.y(tick)}
      />
      <text className="chart-tick" x={plot.left - 8} y={frame.y(tick) + 4} textAnchor="end">
        {shortNumber(tick)}
      </text>
    </g>
  ))
}

function Categories({ chart, frame }: { chart: AxisChart; frame: Frame }) {
  return chart.axis_config.categories.map((category, index) =>
    frame.isNamed(index) ? (
      <text
        key={category}
        className="chart-tick"
        x={frame.centre(index)}
        y={plot.height - 6}
        textAnchor="middle"
      >
        {category}
      </text>
    ) : undefined,
  )
}

function Bars({ chart, frame }: { chart: AxisChart; frame: Frame }) {
  const count = chart.series.length
  const width = (frame.band * 0.72) / count
  return chart.series.map((series, seriesIndex) =>
    frame.values(series).map((value, index) => {
      if (value === undefined) return undefined
      const x = frame.centre(index) + (seriesIndex - count / 2) * width
      const [top, bottom] = [frame.y(Math.max(value, 0)), frame.y(Math.min(value, 0))]
      return (
        <rect
          key={`${series.name} ${index}`}
          x={x + 1}
          y={top}
          width={Math.max(1, width - 2)}
          height={bottom - top}
          rx="2"
          fill={seriesColour(seriesIndex)}
        >
          <title>{`${chart.axis_config.categories[index]}: ${value}`}</title>
        </rect>
      )
    }),
  )
}

function Lines({ chart, frame }: { chart: AxisChart; frame: Frame }) {
  return chart.series.map((series, seriesIndex) => {
    const points = frame
      .values(series)
      .flatMap((value, index) => (value === undefined ? [] : [`${frame.centre(index)},${frame.y(value)}`]))
    const colour = seriesColour(seriesIndex)
    const [first, last] = [points[0]?.split(',')[0], points.at(-1)?.split(',')[0]]
    return (
      <g key={series.name}>
        {chart.type === 'area' && (
          <path
            className="chart-area"
            d={`M${first},${frame.y(0)} L${points.join(' ')} L${last},${frame.y(0)} Z`}
            fill={colour}
          />
        )}
        <polyline className="chart-line" points={points.join(' ')} stroke={colour} />
      </g>
    )
  })
}

function description(chart: AxisChart, title: string): string {
  const series = chart.series.map(({ name, data }) => {
    const points = data.map(({ label, value }) => `${label} ${value}`)
    return `${name}: ${points.join(', ')}`
  })
  return `${title}. ${series.join('. ')}`
}
