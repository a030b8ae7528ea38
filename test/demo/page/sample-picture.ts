import { createCanvas } from '@napi-rs/canvas'

/** A line chart as large as the bot's own, so that the page can be looked at without the bot. */
export function samplePicture(): Buffer {
  const canvas = createCanvas(1200, 676)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 1200, 676)
  context.fillStyle = '#1d2433'
  context.font = '600 34px sans-serif'
  context.fillText('Daily active users', 56, 76)
  context.strokeStyle = '#e6e8ee'
  for (const y of [160, 270, 380, 490, 600]) line([56, y], [1144, y])
  context.strokeStyle = '#2f7bf6'
  context.lineWidth = 5
  context.lineJoin = 'round'
  context.beginPath()
  for (let day = 0; day < 30; day += 1) {
    const value = Math.sin(day * 0.9) * 46 + day * 5
    context.lineTo(56 + (day * 1088) / 29, 430 - value)
  }
  context.stroke()
  return canvas.toBuffer('image/png')

  function line(from: [number, number], to: [number, number]): void {
    context.beginPath()
    context.moveTo(...from)
    context.lineTo(...to)
    context.stroke()
  }
}
