import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { neededScopes } from '../src/slack/slack-access.ts'

const root = join(import.meta.dirname, '..')
const manifest: unknown = parse(readFileSync(join(root, 'manifest.yml'), 'utf8'))
const address = z.url({ protocol: /^https$/ })

/** The parts of Slack's manifest schema, version 2, that we use, with its limits; anything else is refused. */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    background_color: z.string().regex(/^#[0-9A-Fa-f]{6}$/),
    long_description: z.string().min(175).max(4000),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().max(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['global', 'message']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().max(32).startsWith('/'),
          url: address,
          description: z.string().max(2000),
          usage_hint: z.string().max(1000),
          should_escape: z.literal(true),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address, bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: address,
      message_menu_options_url: address,
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
})

describe('manifest.yml', () => {
  it("fits Slack's schema, version 2", () => {
    expect(manifestSchema.safeParse(manifest).error?.issues ?? []).toEqual([])
  })

  it('asks for the scopes that doctor looks for', () => {
    expect(manifestSchema.parse(manifest).oauth_config.scopes.bot).toEqual([...neededScopes])
  })

  it('asks for no scope whose reason is not in the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const { scopes } = manifestSchema.parse(manifest).oauth_config
    expect(scopes.bot.length).toBeGreaterThan(0)
    for (const scope of [...scopes.bot, ...scopes.bot_optional])
      expect(readme).toMatch(new RegExp(`\\| \`${scope}\` \\| .{15,}`))
  })

  it('never needs to read what people write to each other, nor to act for them', () => {
    const { scopes } = manifestSchema.parse(manifest).oauth_config
    const reading = /(?:channels|groups|mpim):history$/
    const acting = /^admin|^channels:join|customize/
    expect(scopes.bot.filter((scope) => reading.test(scope) || acting.test(scope))).toEqual([])
    expect(scopes.bot_optional.filter((scope) => acting.test(scope))).toEqual([])
  })
})
