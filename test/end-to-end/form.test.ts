import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, isPlaceholder, wordsOf } from '../support/bot-talk.ts'
import { startBotWorld, type BotWorld } from '../support/bot-world.ts'
import { driveForm, type FormDriver } from '../support/form-driver.ts'

let world: BotWorld
let form: FormDriver

beforeAll(async () => {
  world = await startBotWorld({ speed: 4 })
  form = driveForm(world)
})
afterEach(async () => form.close())
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

describe('the form', () => {
  it('opens from a command with what was typed filled in, and posts the answer there', async () => {
    await form.open('/amp build funnel search > play song within 7d by platform')
    expect(form.line()).toBe('/amp funnel search > play song within 7d by platform')
    const answer = await form.submit()
    expect(world.slack.modals()).toEqual([])
    expect(answer.isEphemeral).toBe(false)
    expect(world.slack.messages('product').some(({ ts }) => ts === answer.ts)).toBe(true)
    expect(wordsOf(answer)).toContain('/amp funnel Search &gt; Play Song within 7d by platform')
  })

  it('grows from a bare kind to a whole question', async () => {
    await form.open('/amp event')
    expect(form.shown()).toContain('Choose an event.')
    await form.choose('form_event_0', 'Play Song')
    expect(form.line()).toBe('/amp event Play Song')
    await form.choose('form_add_event')
    await form.choose('form_event_1', 'Search')
    await form.choose('form_metric', 'totals')
    await form.choose('form_range', 'last 14d')
    await form.choose('form_add', 'property')
    await form.choose('form_property_0', 'country')
    await form.choose('form_operator_0', 'is not')
    await form.choose('form_values_0', 'Germany, Japan')
    expect(form.line()).toBe(
      '/amp event Play Song, Search totals where country is not Germany, Japan last 14d',
    )
    await form.choose('form_remove_event')
    await form.choose('form_by', ['platform'])
    await form.choose('form_show_all')
    await form.choose('form_comparison', 'vs previous')
    await form.choose('form_top', '3')
    const whole =
      '/amp event Play Song totals where country is not Germany, Japan by platform last 14d top 3 vs previous'
    expect(form.line()).toBe(whole)
    expect(wordsOf(await form.submit())).toContain(whole)
  })

  it('keeps what another kind has no place for until the person comes back', async () => {
    await form.open('/amp build event Play Song, Search totals last 14d')
    await form.choose('form_kind', 'dau')
    expect(form.line()).toBe('/amp dau last 14d')
    await form.choose('form_kind', 'event')
    expect(form.line()).toBe('/amp event Play Song, Search totals last 14d')
    await form.choose('form_kind', 'text')
    expect(form.line()).toBe('/amp event Play Song, Search totals last 14d')
  })

  it('compares segments that are put together, and answers them', async () => {
    await form.open('/amp build dau last 7d')
    await form.choose('form_add', 'segment')
    await form.choose('form_property_1', 'country')
    await form.choose('form_values_1', 'Japan')
    await form.choose('form_add', 'segment')
    await form.choose('form_add_to_2', 'behaviour')
    await form.choose('form_remove_condition_3')
    await form.choose('form_who_4', 'Purchase')
    await form.choose('form_operator_4', '>=')
    await form.choose('form_count_4', '2')
    await form.choose('form_days_4', '14')
    expect(form.line()).toBe('/amp dau segment country is Japan segment who did Purchase >= 2 in 14d last 7d')
    expect(wordsOf(await form.submit())).toContain('segment who did Purchase &gt;= 2 in 14d')
  })

  it('fills segments in that were typed', async () => {
    const text = 'dau segment country is Japan segment who did Purchase in 30d last 7d'
    await form.open(`/amp build ${text}`)
    expect(form.shown()).toContain('*Segment 2*')
    expect(form.shown()).not.toContain('"initial_value":"segment')
    expect(form.line()).toBe(`/amp ${text}`)
  })

  it('looks nobody up for those who may not, and offers it to none of them', async () => {
    await form.open('/amp build user 12345')
    expect(form.shown()).toContain('"initial_value":"user 12345"')
    expect(form.shown()).not.toContain('One person')
    expect(wordsOf(await form.submit())).toContain('ADMIN_USERS')
  })

  it('gives the command to be copied, and comes back to itself', async () => {
    await form.open('/amp build dau last 14d')
    await world.slack.press('modal', 'form_copy', { until: () => world.slack.modals().length === 2 })
    expect(form.shown()).toContain('"initial_value":"/amp dau last 14d"')
    await world.slack.submit({}, { until: () => world.slack.modals().length === 1 })
    expect(form.line()).toBe('/amp dau last 14d')
  })

  it('searches the events by both names, with volumes, and other scripts', async () => {
    await form.open('/amp event')
    const texts = async (typed: string): Promise<string[]> => {
      const answer = await world.slack.lookUp('modal', 'form_event_0', typed)
      const options = (answer.options ?? []) as { text: { text: string }; description?: { text: string } }[]
      return options.map(({ text, description }) => `${text.text}: ${description?.text}`)
    }
    expect((await texts('app err'))[0]).toMatch(/^App Error: .+ this week · sent as app_error$/)
    expect((await texts('フィルター'))[0]).toMatch(/^検索フィルター: /)
    expect((await texts('pley sing'))[0]).toMatch(/^Play Song/)
    expect(await texts('zzzz qqqq')).toEqual([
      'raw:zzzz qqqq: not in the list; ask for a hidden event by this name',
    ])
    expect((await texts('')).length).toBeGreaterThan(10)
  })

  it('puts a mistake on the field that made it, and stays open', async () => {
    await form.open('/amp build event Play Song where country is Japan')
    const { result } = await world.slack.submit({ 'values.0': 'Trinidad and Tobago' })
    expect(result).toMatchObject({
      ok: false,
      errors: { 'values.0': expect.stringContaining('put it in quotes') },
    })
    const answer = await form.submit({ 'values.0': '"Trinidad and Tobago"' })
    expect(answer.channelId).toBe(world.slack.messages('product')[0]?.channelId)
  })

  it('says what is wrong with a chart’s link, or with what people did, on its field', async () => {
    await form.open('/amp build chart abc1234')
    const dashboard = 'https://app.amplitude.com/analytics/acme/dashboard/abc1234'
    const chart = await world.slack.submit({ 'head.chart': dashboard })
    const errors = { 'head.chart': expect.stringContaining('link of a dashboard') }
    expect(chart.result).toMatchObject({ ok: false, errors })
    await form.close()
    await form.open('/amp build dau segment country is Japan segment who did Purchace')
    const unknown = { 'who.3': expect.stringContaining('Purchase') }
    expect((await world.slack.submit()).result).toMatchObject({ ok: false, errors: unknown })
  })

  it('says on the field which event is unknown', async () => {
    await form.open('/amp build funnel Search > Plya Song')
    const { result } = await world.slack.submit()
    expect(result).toMatchObject({ ok: false, errors: { 'event.1': expect.stringContaining('Play Song') } })
  })

  it('answers the asker alone in a direct message, with the picture', async () => {
    await form.open('/amp build dau last 14d private')
    expect(form.shown()).toContain('"text":"Ask"')
    const answer = await form.submit()
    expect(answer.channelId).toMatch(/^D/)
    expect(JSON.stringify(answer.blocks)).toContain('slack_file')
  })

  it('previews in words on top of itself, and nobody else hears of it', async () => {
    await form.open('/amp build dau last 14d')
    const before = world.slack.messages('product').length
    const hasAnswer = (): boolean =>
      world.slack.modals().length === 2 && JSON.stringify(world.slack.modals()[1]).includes('Acme · ')
    await world.slack.press('modal', 'form_preview', { timeoutMs: 10_000, until: hasAnswer })
    expect(form.shown()).toMatch(/[\d,]+ users on Sun, Nov 22/)
    expect(world.slack.messages('product')).toHaveLength(before)
  })

  it('opens from the shortcut, where the answer is for the asker alone at first', async () => {
    await world.slack.useShortcut('amp_build', { until: () => world.slack.modals().length > 0 })
    expect(form.shown()).toContain('Only me, as a direct message')
    await form.choose('form_kind', 'retention')
    expect(form.line()).toBe('/amp retention private')
    await form.choose('form_destination', 'channel')
    expect(form.shown()).toContain('default_to_current_conversation')
  })

  it('opens from an answer with its question filled in', async () => {
    const { answer } = await ask(world, 'growth', '/amp event Play Song totals last 14d')
    await form.openBy(answer, 'open_form_edit')
    expect(form.line()).toBe('/amp event Play Song totals last 14d')
    await form.choose('form_metric', 'usual')
    expect(wordsOf(await form.submit())).toContain('/amp event Play Song last 14d')
    expect(world.slack.messages('growth').at(-1)?.text).toContain('Play Song')
  })

  it('completes a question that was typed by halves', async () => {
    const { answer } = await ask(world, 'product', '/amp funnel Search')
    await form.openBy(answer, 'open_form_build')
    await form.choose('form_event_1', 'Play Song')
    expect(form.line()).toBe('/amp funnel Search > Play Song')
  })

  it('is a press away in a mention, which comes without leave to open it', async () => {
    const { answer } = await ask(world, 'product', '@ampbot build retention')
    await form.openBy(answer, 'open_form_build')
    expect(form.line()).toBe('/amp retention')
  })

  it('is a press away on the Home tab', async () => {
    await world.slack.openHome({ until: () => world.slack.home() !== null })
    await world.slack.press('home', 'open_form_build', { until: () => world.slack.modals().length > 0 })
    expect(form.shown()).toContain('Only me, as a direct message')
  })

  it('takes a text that is no question yet as it is', async () => {
    await form.open('/amp build dau last 30d where')
    expect(form.shown()).toContain('"initial_value":"dau last 30d where"')
    await form.choose('form_text', 'dau last 30d where country is Japan')
    expect(form.line()).toBe('/amp dau where country is Japan')
  })
})

describe('the form, when something fails', () => {
  it('comes by a button where Slack has not let it open in time', async () => {
    world.slack.fail({ method: 'views.open', fault: { kind: 'error', error: 'expired_trigger_id' } })
    const { answer } = await ask(world, 'product', '/amp build mau')
    expect(answer.isEphemeral).toBe(true)
    await form.openBy(answer, 'open_form_build')
    expect(form.line()).toBe('/amp mau')
  })

  it('tells the asker alone, with the way in, where the bot is no member of the channel', async () => {
    world.slack.setBotMember('random', false)
    await form.open('/amp build dau last 7d', 'random')
    const answer = await form.submit()
    expect(answer.isEphemeral).toBe(true)
    expect(wordsOf(answer)).toContain('/invite')
  })

  it('goes on without the events list, and says so when it is asked', async () => {
    await using slow = await startBotWorld({ amplitude: { hangMs: 5_000 } })
    await slow.amplitude.setFault({ route: '/api/2/events/list', kind: 'hang' })
    await slow.slack.type('product', '/amp build event Play Song', {
      until: () => slow.slack.modals().length > 0,
    })
    const { options = [] } = await slow.slack.lookUp('modal', 'form_event_0', '')
    expect((options as { value: string }[]).map(({ value }) => value)).toEqual(['any', 'active', 'revenue'])
    const { messages } = await slow.slack.submit(
      {},
      { timeoutMs: 10_000, until: ({ messages }) => messages.some(({ text }) => !isPlaceholder(text)) },
    )
    expect(slow.slack.modals()).toEqual([])
    expect(messages.at(-1)).toMatchObject({ isEphemeral: true })
  })
})
