import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'
import { Chart } from 'chart.js'
import type { ChartSpec } from '../src/chart/chart-picture.ts'
import { drawChart, registerChartParts } from '../src/render/draw-chart.ts'
import { registerFonts } from '../src/render/fonts.ts'

/**
 * What no renderer with Chart.js and Skia can beat by much: drawing a chart again that is laid out already, and packing its
 * pixels into the fastest truecolour PNG that deserves the name (deflate level 1, no filters). Returns one such round.
 */
export async function practicalLimit(spec: ChartSpec): Promise<() => Buffer> {
  registerChartParts()
  const canvas = createCanvas(1, 1)
  drawChart(spec, canvas, await registerFonts(undefined))
  const chart = Chart.getChart(canvas.getContext('2d'))
  return () => {
    chart?.draw()
    return truecolourPng(canvas.data(), canvas.width, canvas.height)
  }
}

function truecolourPng(rgba: Uint8Array, width: number, height: number): Buffer {
  const rowBytes = width * 4
  const rows = Buffer.alloc((rowBytes + 1) * height)
  for (let row = 0; row < height; row += 1)
    rows.set(rgba.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const data = deflateSync(rows, { level: 1 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
