/**
 * Text as something that sorts by plain comparison as `Intl.Collator('en', { numeric: true,
 * sensitivity: 'base' })` would sort it, which is many times faster than asking that for each pair.
 * Null where only the collator knows: beyond ASCII.
 */
export function naturalKey(text: string): string | null {
  if (!plain.test(text)) return null;
  let isTooLong = false;
  const key = text.toLowerCase().replace(/[0-9]+|[^a-z]/g, (part) => {
    const mark = marks.get(part);
    if (mark !== undefined) return mark;
    const digits = part.replace(/^0+/, '');
    if (digits.length > longest) isTooLong = true;
    return String.fromCharCode(firstLength + digits.length) + digits;
  });
  return isTooLong ? null : key;
}

const plain = /^[ -~]*$/;
/** In the collator's order, which is before digits, which are before letters. */
const punctuation = '_-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$';
const marks = new Map([' ', ...punctuation].map((mark, at) => [mark, String.fromCharCode(1 + at)]));
/** A number begins with how long it is: a longer one is greater. Between the marks and "a". */
const firstLength = 0x30;
const longest = 0x2f;
