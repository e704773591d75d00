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

/** The end of a name by which its versions are told apart: ":2", "@sha256:…"; its last part where it has no tag. */
export function versionOf(name: string): string {
  const slash = name.lastIndexOf('/') + 1;
  const mark = name.slice(slash).search(/[:@]/);
  return name.slice(slash + Math.max(mark, 0));
}
