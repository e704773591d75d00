/** An image's name as the engine's paths take it: each part encoded, slashes between. */
export function imagePath(name: string): string {
  return `/images/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** "registry:5000/web:2" → repository and tag; "latest" where none is written. */
export function splitImageName(name: string): { repository: string; tag: string } {
  const colon = name.lastIndexOf(':');
  return colon > name.lastIndexOf('/')
    ? { repository: name.slice(0, colon), tag: name.slice(colon + 1) }
    : { repository: name, tag: 'latest' };
}

/** "web@sha256:…" with as much of the digest as is needed to tell it from others. */
export function shortDigest(name: string): string {
  return name.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1');
}
