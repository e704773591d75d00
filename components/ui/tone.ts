/** What a mark means, never which colour it is. */
export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger';
