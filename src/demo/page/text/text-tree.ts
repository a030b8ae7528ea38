/** What the text of a message says once its markup is understood; both of Slack's markups are read into this. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; children: readonly Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: readonly Inline[] }
  | { kind: 'user' | 'channel'; id: string; label: string | undefined }
  | { kind: 'broadcast'; range: string }
  /** `timestamp` in Unix seconds; `format` as `formatDateTokens` reads it. */
  | { kind: 'date'; timestamp: number; format: string; url: string | undefined; fallback: string }
  | { kind: 'emoji'; character: string; name: string }
  | { kind: 'lineBreak' }

export type TextBlock =
  | { kind: 'paragraph'; children: readonly Inline[] }
  | { kind: 'quote'; children: readonly TextBlock[] }
  | { kind: 'preformatted'; text: string }
  | { kind: 'heading'; level: number; children: readonly Inline[] }
  | { kind: 'list'; isOrdered: boolean; items: readonly ListItem[] }
  | { kind: 'rule' }
  | {
      kind: 'table'
      header: readonly (readonly Inline[])[]
      rows: readonly (readonly (readonly Inline[])[])[]
    }

export interface ListItem {
  /** 0 for the outermost list. */
  depth: number
  children: readonly Inline[]
}
