import type { Escape } from '@/lib/docker-api/dockerfile/logical-lines';

const hereDocument = /(?:^|[ \t])[0-9]*<<-?[^<\s]/;

/**
 * Whether an instruction begins a here-document outside of quotes. Newer engines take the lines after
 * it for its content, older ones for instructions.
 */
export function hasHereDocument(text: string, escapeWith: Escape): boolean {
  if (!hereDocument.test(text)) return false;
  if (escapeWith !== '\\') return true;
  return hereDocument.test(withoutQuoted(text) ?? text);
}

/** The text with what is quoted blanked; null where a quote does not end. */
function withoutQuoted(text: string): string | null {
  let shown = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && quote !== "'") {
      shown += '__';
      at += 1;
    } else if (quote === '') {
      // What begins with the marker and a quote is a here-document all the same.
      quote = letter === '"' || letter === "'" ? letter : '';
      shown += letter;
    } else {
      if (letter === quote) quote = '';
      shown += '_';
    }
  }
  return quote === '' ? shown : null;
}
