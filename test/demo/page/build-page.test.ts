import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildPage } from '../../../src/demo/page/build-page.ts'

it('builds a page with everything it needs beside it, and builds it once', async () => {
  const directory = await buildPage()
  const html = await readFile(join(directory, 'index.html'), 'utf8')
  const assets = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(assets.length).toBeGreaterThanOrEqual(3)
  for (const asset of assets) expect(existsSync(join(directory, asset)), asset).toBe(true)

  const startedAt = performance.now()
  expect(await buildPage()).toBe(directory)
  expect(performance.now() - startedAt).toBeLessThan(500)
})

it('asks no other server for anything', async () => {
  const html = await readFile(join(await buildPage(), 'index.html'), 'utf8')
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
})
