import type { AlertDefinition } from '../../src/alert/alert-rule.ts'

/** What an alert lives through, as `ScriptedAlert` reads it, and behind `=>` what is told at each check. */
export interface LivedRow {
  sentence: string
  rule?: Partial<AlertDefinition>
  /** Days unless given. */
  stepMs?: number
  life: string
}

export const fiveMinutesMs = 5 * 60_000

export const alertLives: readonly LivedRow[] = [
  {
    sentence: 'one breach is one message',
    life: 'fine; drop 80 => fired; drop 82; drop 81',
  },
  {
    sentence: 'three of three have to breach in a row',
    rule: { forPoints: 3 },
    life: 'drop; drop; fine; drop; drop; drop => fired',
  },
  {
    sentence: 'looking again is not another point',
    rule: { forPoints: 2 },
    life: 'drop; wait; wait; drop => fired',
  },
  {
    sentence: 'a point that is judged twice counts once, for its breach and for its recovery',
    rule: { forPoints: 2 },
    life: 'drop; same drop; drop => fired; back; same back; back => recovered',
  },
  {
    sentence: 'up and then down is no row of two',
    rule: { forPoints: 2 },
    life: 'drop; spike; spike => fired',
  },
  {
    sentence: 'an outage does not wait for its row',
    rule: { forPoints: 6 },
    life: 'outage => fired',
  },
  {
    sentence: 'it is over after two points well back',
    life: 'drop => fired; back; back => recovered; back',
  },
  {
    sentence: 'what stays where it came to has not recovered: that is its new level',
    life: 'drop 40 => fired; drop 40; drop 40; stay 40; stay 40 => new level; stay 40; drop 20 => fired',
  },
  {
    sentence: 'a rise may stay, too',
    life: 'spike 180 => fired; spike 180; spike 180; stay 180; stay 180 => new level',
  },
  {
    sentence: 'what has come back past half of its room has recovered, whatever is usual by now',
    life: 'drop 40 => fired; drop 40; drop 40; stay 40; stay 96 => recovered',
  },
  {
    sentence: 'nothing becomes usual within three points',
    life: 'drop 40 => fired; stay 40; stay 40 => recovered',
  },
  {
    sentence: 'a new level is told afterwards where it came while messages were held',
    life: 'drop 40 => fired; drop 40; drop 40; held stay 40; held stay 40; wait => new level',
  },
  {
    sentence: 'of several groups one that stays is enough',
    life: 'A drop 40 | B drop 50 => fired; A drop 40 | B drop 50; A back | B drop 50; A back | B stay 50; A back | B stay 50 => new level',
  },
  {
    sentence: 'a level of an earlier incident is none of the next',
    life: 'drop 40 => fired; drop 40; drop 40; stay 40; stay 40 => new level; drop 20 => fired; back 40; back 40 => recovered',
  },
  {
    sentence: 'one well back between two that are not is no recovery',
    life: 'drop => fired; back; fine; back; drop; back; back => recovered',
  },
  {
    sentence: 'twice as far off is worse, and only that',
    life: 'drop 80 => fired; drop 61; drop 60 => worse; drop 30; drop 20 => worse',
  },
  {
    sentence: 'what is learning changes nothing',
    life: 'drop => fired; learn; back; learn; back => recovered',
  },
  {
    sentence: 'no data is told as itself, and that it is there again',
    life: 'gone => no data; gone; back => data again; back',
  },
  {
    sentence: 'no data within an incident belongs to it',
    life: 'drop => fired; gone => no data; drop => data again; back; back => recovered',
  },
  {
    sentence: 'data that comes back too low turns into a drop',
    life: 'gone => no data; drop => fired; back; back => recovered',
  },
  {
    sentence: 'data that comes back low is not yet a row',
    rule: { forPoints: 2 },
    life: 'gone => no data; drop => data again; drop => fired',
  },
  {
    sentence: 'of a pending row nothing remains once there was no data',
    rule: { forPoints: 2 },
    life: 'drop; gone => no data; drop => data again; drop => fired',
  },
  {
    sentence: 'three reminders a day apart, then it mutes itself',
    rule: { mostReminders: 3 },
    life: 'drop 80 => fired; drop 80 => reminder; drop 80 => reminder; drop 80 => reminder; drop 80 => muted itself; drop 80; drop 80',
  },
  {
    sentence: 'none where none are wanted',
    rule: { mostReminders: 0 },
    life: 'drop => fired; drop; drop',
  },
  {
    sentence: 'hours and five minutes are reminded of every four hours',
    rule: { mostReminders: 3 },
    stepMs: fiveMinutesMs,
    life: 'drop => fired; +3h drop; +1h drop => reminder; +4h drop => reminder; +4h drop => reminder; +4h drop => muted itself',
  },
  {
    sentence: 'what fires while it is held is told once, if it still fires',
    stepMs: fiveMinutesMs,
    life: 'held drop; held drop; drop => still firing; drop',
  },
  {
    sentence: 'what fired and recovered while it was held is nobody’s',
    stepMs: fiveMinutesMs,
    life: 'held drop; held back; held back; back',
  },
  {
    sentence: 'a recovery while it is held is told afterwards',
    stepMs: fiveMinutesMs,
    life: 'drop => fired; held back; held back; back => recovered',
  },
  {
    sentence: 'what comes back before its end was told goes on',
    life: 'drop => fired; held back; held back; held drop; drop => still firing; back; back => recovered',
  },
  {
    sentence: 'after a snooze it is told once that it still fires',
    rule: { mostReminders: 3 },
    life: 'drop 80 => fired; held drop 80; held drop 80; drop 80 => still firing; wait => reminder',
  },
  {
    sentence: 'three flips in six hours are unstable: one message',
    stepMs: fiveMinutesMs,
    life: 'drop => fired; back; back => recovered; drop => unstable; back; back; drop',
  },
  {
    sentence: 'while unstable there is a word an hour, if anything happened',
    stepMs: fiveMinutesMs,
    life: 'drop => fired; back; back => recovered; drop => unstable; back; back; +1h drop => unstable; +1h drop; +1h drop; +1h drop => still firing',
  },
  {
    sentence: 'what has calmed down has recovered',
    stepMs: fiveMinutesMs,
    life: 'drop => fired; back; back => recovered; drop => unstable; back; back; +1h back => unstable; +2h back => recovered; +1h drop => fired',
  },
  {
    sentence: 'slow back and forth is not unstable',
    life: 'drop => fired; back; back => recovered; drop => fired; back; back => recovered',
  },
  {
    sentence: 'of several groups there is one incident; who joins makes it worse',
    life: 'A fine | B fine; A drop | B fine => fired; A drop | B drop => worse; A back | B drop; A back | B drop; A back | B back; A back | B back => recovered',
  },
  {
    sentence: 'two groups at once are one message',
    life: 'A drop 70 | B drop 20 => fired',
  },
  {
    sentence: 'a group that is gone is forgotten after a while',
    rule: { mostReminders: 0 },
    life: 'A drop | B fine => fired; B fine; B fine; B fine; B fine; B fine; B fine; B fine => recovered',
  },
]
