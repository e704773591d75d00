/** Far enough apart to be told from each other side by side. */
const hues = 12;

/** The hue of a service, in degrees: the same for a name on every page and every day. */
export function hueOf(service: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < service.length; at++) {
    hash = Math.imul(hash ^ service.charCodeAt(at), 0x01000193) >>> 0;
  }
  return Math.round(((hash % hues) * 360) / hues + 15);
}

/** Two letters that stand for a service where there is no room: "shop_web-api" → "wa". */
export function codeOf(service: string): string {
  const [first = '', second = ''] = (service.split('_').at(-1) ?? service).split(/[-.]/).filter(Boolean);
  const code = second === '' ? first.slice(0, 2) : first.slice(0, 1) + second.slice(0, 1);
  return code || service.slice(0, 2);
}
