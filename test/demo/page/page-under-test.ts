import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { buildPage } from '../../../src/demo/page/build-page.ts'
import type { TestBrowser } from '../../support/browser.ts'
import { findChromium, openBrowser } from '../../support/browser.ts'
import type { FakeWorkspace } from './fake-workspace.ts'
import { startFakeWorkspace } from './fake-workspace.ts'

/** Whether there is no browser to test in. */
export const hasNoBrowser = findChromium() === undefined

/** The page in Chromium, before a workspace that does what the test says. Both are new for every test. */
export interface PageUnderTest {
  readonly page: Page
  readonly workspace: FakeWorkspace
}

/** Call it in a `describe`; what it returns can be used inside tests and hooks. A page that logs an error fails its test. */
export function pageUnderTest(): PageUnderTest {
  let browser: TestBrowser
  let directory: string
  let page: Page
  let workspace: FakeWorkspace
  beforeAll(async () => {
    ;[browser, directory] = await Promise.all([openBrowser(), buildPage()])
  })
  beforeEach(async () => {
    workspace = await startFakeWorkspace(directory)
    page = await browser.open(workspace.url)
    page.setDefaultTimeout(5000)
    await page.getByRole('article').first().waitFor()
  })
  afterEach(async () => {
    await page.close()
    await workspace[Symbol.asyncDispose]()
    expect(browser.errors.splice(0)).toEqual([])
  })
  afterAll(async () => browser[Symbol.asyncDispose]())
  return {
    get page() {
      return page
    },
    get workspace() {
      return workspace
    },
  }
}
