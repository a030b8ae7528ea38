import './chart.css'
import type { DataVisualizationBlock } from '../blocks/block-kit.ts'
import { AxisFigure } from './axis-figure.tsx'
import { PieFigure } from './pie-figure.tsx'

/** Slack's own chart block, which needs no picture: drawn by whoever shows it, in the theme it is shown in. */
export function NativeChart({ block }: { block: DataVisualizationBlock }) {
  const { chart } = block
  return (
    <figure className="chart">
      <figcaption className="chart-title">{block.title}</figcaption>
      {chart.type === 'pie' ? <PieFigure chart={chart} /> : <AxisFigure chart={chart} title={block.title} />}
    </figure>
  )
}
