import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'

/** Chromium for a suite; closed, and its profile deleted, at the end of the scope: `await using browser = …`. */
export interface TestBrowser extends AsyncDisposable {
  /** Opens an address in a page of its own. Whatever the page reports as an error is kept in `errors`. */
  open(url: string, options?: PageOptions): Promise<Page>
  errors: string[]
}

interface PageOptions {
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
}

/** Told to whoever runs the tests where there is no browser. */
export const howToGetChromium =
  'skipped: no Chromium found. Install Debian\'s "chromium", or set CHROMIUM_PATH, to run it.'

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// The tests talk to this machine only, and so does the browser.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where the browser is; undefined where none is installed. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'] ?? '', ...usualPaths].find((path) => path !== '' && existsSync(path))
}

export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(howToGetChromium)
  const profile = await mkdtemp(join(tmpdir(), 'ampbot-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: flags,
    headless: true,
  })
  const errors: string[] = []
  return {
    errors,
    async open(url, { width = 1280, height = 800, colorScheme = 'light' } = {}) {
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      await page.setViewportSize({ width, height })
      // Without motion nothing has to be waited for, and every picture of a page is the same.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(url)
      return page
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
