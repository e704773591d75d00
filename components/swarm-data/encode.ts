/** Bytes as an engine takes them: base64 of what was written, as UTF-8. */
export function encodeText(text: string): string {
  return encodeBytes(new TextEncoder().encode(text));
}

export function encodeBytes(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Text of what an engine gave; null where it is not text. */
export function decodeText(data: string): string | null {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    // Not text: the decoder has nothing more to say about it.
    return null;
  }
}

/** "web-tls" → "web-tls-v2", "web-tls-v9" → "web-tls-v10"; the first that nobody has. */
export function nextVersionName(name: string, taken: ReadonlySet<string>): string {
  const [, base = name, number = '1'] = /^(.*?)-v(\d+)$/.exec(name) ?? [];
  let version = Number(number) + 1;
  while (taken.has(`${base}-v${version}`)) version += 1;
  return `${base}-v${version}`;
}
