import { describe, expect, it } from 'vitest'
import { whyThread } from '../../../../src/alert/tell/compose-alert-thread.ts'
import { validateBlocks } from '../../../../src/demo/slack/validate-blocks.ts'
import { alertThread } from '../../../../src/slack/blocks/alerts/alert-thread.ts'

const layout = { fileIds: [], isRepeat: false }
const ids = { alertId: 4, incidentId: 'incident-1' }

describe('what is said below an incident', () => {
  it('has its reasons as a list below a heading', () => {
    const why = whyThread(ids, {
      title: 'Why Play Song fell',
      lines: ['iOS explains 94%.', 'Country: none.'],
    })
    const { blocks, text } = alertThread(why, layout)
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(text).toBe('Why Play Song fell: iOS explains 94%. Country: none.')
    const said = JSON.stringify(blocks)
    expect(said).toContain('{"type":"text","text":"Why Play Song fell","style":{"bold":true}}')
    expect(said).toContain('"style":"bullet"')
  })

  it('has a line each where there is no heading, and calls whom it should', () => {
    const lines = ['Worse: Play Song, 120 yesterday.', 'iOS 12 −90%.']
    const worse = { ...ids, lines, mention: 'S0ONCALL01', isBroadcast: true, text: lines.join(' ') }
    const { blocks } = alertThread(worse, { ...layout, isRepeat: true })
    expect(validateBlocks(blocks, 'message')).toEqual([])
    expect(JSON.stringify(blocks)).not.toContain('bullet')
    expect(JSON.stringify(blocks)).toContain('S0ONCALL01')
  })
})
