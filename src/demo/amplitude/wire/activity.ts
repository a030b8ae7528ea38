import type { PersonSummary } from '../metrics/person-summary.ts'
import { contexts } from '../product/contexts.ts'
import type { EventRow } from '../store/event-store.ts'

const library = 'amplitude-ts/2.11.0'
const appNumber = 123456
const ipAddress = '203.0.113.9'

/** The `userData` of somebody. Strings may be empty; there is no location. */
export function userData({ row, properties, ...summary }: PersonSummary): Record<string, unknown> {
  return {
    user_id: row.userId,
    canonical_amplitude_id: row.amplitudeId,
    merged_amplitude_ids: [row.amplitudeId],
    num_events: summary.eventCount,
    num_sessions: summary.sessionCount,
    usage_time: summary.usageMs,
    first_used: dayOf(summary.firstUsed),
    last_used: dayOf(summary.lastUsed),
    purchases: summary.purchases,
    revenue: summary.revenue,
    paying: summary.purchases > 0 ? 'true' : '',
    platform: properties['platform'],
    os: properties['os'],
    version: properties['version'],
    start_version: properties['start_version'],
    device: properties['device_type'],
    device_type: properties['device_type'],
    carrier: '',
    country: properties['country'],
    region: '',
    city: properties['city'],
    dma: '',
    language: properties['language'],
    library,
    ip_address: ipAddress,
    last_device_id: row.deviceId,
    device_ids: [row.deviceId],
    last_location: null,
    properties: customProperties(properties),
  }
}

/** What is told of an Amplitude ID that nobody has. */
export function nobody(amplitudeId: number): Record<string, unknown> {
  const row = { person: -1, amplitudeId, userId: null, deviceId: '' }
  const summary = {
    row,
    eventCount: 0,
    sessionCount: 0,
    usageMs: 0,
    firstUsed: 0,
    lastUsed: 0,
    purchases: 0,
    revenue: 0,
  }
  const empty = userData({ ...summary, properties: {}, propertiesAt: () => ({}) })
  const cleared = Object.entries(empty).map(([name, value]) => [name, value === undefined ? '' : value])
  return {
    ...Object.fromEntries(cleared),
    merged_amplitude_ids: [],
    first_used: '',
    last_used: '',
    device_ids: [],
  }
}

/** One event as the export writes it; `number` counts the person's events from the first. */
export function activityEvent(
  { row, propertiesAt }: PersonSummary,
  event: EventRow,
  number: number,
): Record<string, unknown> {
  const properties = propertiesAt(event.context)
  return {
    app: appNumber,
    amplitude_id: row.amplitudeId,
    device_id: row.deviceId,
    user_id: row.userId,
    event_id: number,
    event_type: event.name,
    ...timesOf(event),
    session_id: event.session,
    amplitude_event_type: null,
    data_type: 'event',
    library,
    ...deviceOf(event, properties),
    country: properties['country'],
    region: '',
    city: properties['city'],
    dma: null,
    language: properties['language'],
    ip_address: ipAddress,
    location_lat: null,
    location_lng: null,
    paying: properties['paying'],
    start_version: properties['start_version'] || null,
    event_properties: JSON.parse(event.eventProperties) as unknown,
    user_properties: customProperties(properties),
    groups: {},
    group_properties: {},
    data: {},
    uuid: `00000000-0000-4000-8000-${String(event.id).padStart(12, '0')}`,
    $insert_id: `ins-${event.id}`,
  }
}

/** Nothing is late here: every clock of the way shows the same. */
function timesOf({ time }: EventRow): Record<string, string> {
  const text = utcTime(time)
  return {
    event_time: text,
    client_event_time: text,
    client_upload_time: text,
    server_upload_time: text,
    server_received_time: text,
    processed_time: text,
  }
}

function deviceOf(
  { context }: EventRow,
  properties: Readonly<Record<string, string>>,
): Record<string, string | null> {
  const { platform = null, os = '', deviceType = null } = contexts[context] ?? {}
  const space = os.lastIndexOf(' ')
  return {
    platform,
    os_name: os.slice(0, space),
    os_version: os.slice(space + 1),
    version_name: properties['version'] || null,
    device_type: deviceType,
    device_family: deviceType,
    device_brand: null,
    device_manufacturer: null,
    device_model: null,
    device_carrier: null,
  }
}

/** The project's own properties, without the prefix that requests need. */
function customProperties(properties: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) =>
      name.startsWith('gp:') && value !== '' ? [[name.slice(3), value]] : [],
    ),
  )
}

/** `YYYY-MM-DD HH:mm:ss.ffffff`, in UTC although everything else is project time. */
function utcTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 23).replace('T', ' ')}000`
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
