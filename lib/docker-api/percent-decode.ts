const utf8 = new TextDecoder('utf-8', { fatal: true });
const escapeForm = /%([0-9A-Fa-f]{2})/g;
const badEscape = /%(?![0-9A-Fa-f]{2})/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const control = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * Percent-decodes one piece of a URL, once. Null where an escape is broken, the bytes are not UTF-8,
 * or a control character comes out: there is no form of these that the engine and we surely read alike.
 */
export function percentDecode(text: string): string | null {
  if (badEscape.test(text)) return null;
  let decoded = text;
  if (text.includes('%')) {
    const bytes = Buffer.from(
      text.replace(escapeForm, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    );
    try {
      decoded = utf8.decode(bytes);
    } catch {
      return null;
    }
  }
  return control.test(decoded) ? null : decoded;
}
