import { badRequest, type Refusal } from '@/lib/docker-api/errors';

/** An image as a person names it: by repository with tag or digest, or by (a prefix of) its id. */
export type ImageReference =
  | {
      readonly kind: 'name';
      /** The registry host, "docker.io" where none is written. */
      readonly domain: string;
      /** Below the host; official images are under "library/". */
      readonly path: string;
      /** `domain/path`: what image prefixes are compared with. */
      readonly repository: string;
      readonly tag: string | null;
      /** "sha256:…" */
      readonly digest: string | null;
    }
  | { readonly kind: 'id'; readonly hex: string };

export type NamedReference = Extract<ImageReference, { kind: 'name' }>;

const invalid: Refusal = badRequest('invalid reference format');

const longestReference = 512;
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const repositoryPath = new RegExp(`^${component}(?:/${component})*$`);
const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = new RegExp(`^(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]{1,5})?$`);
const tagForm = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestForm = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads a reference as Docker does (distribution/reference, ParseAnyReference): 64 hexadecimal digits
 * or `sha256:` are an id; else a name. A short run of hexadecimal digits is a name here; whether it
 * is the start of an id, only who knows the images can say.
 */
export function parseImageReference(text: string): ImageReference | Refusal {
  if (text.length === 0 || text.length > longestReference) return invalid;
  const hex = /^(?:sha256:)?([0-9a-f]{64})$/.exec(text)?.[1] ?? /^sha256:([0-9a-f]{1,64})$/.exec(text)?.[1];
  if (hex !== undefined) return { kind: 'id', hex };
  const [beforeDigest = '', digest = null, ...more] = text.split('@');
  if (more.length > 0 || (digest !== null && !digestForm.test(digest))) return invalid;
  const { name, tag } = splitTag(beforeDigest);
  if (tag !== null && !tagForm.test(tag)) return invalid;
  const repository = splitRepository(name);
  return repository === null ? invalid : { kind: 'name', ...repository, tag, digest };
}

/** As people read and engines list it: without "docker.io/library/", with tag or digest. */
export function familiarName(reference: ImageReference): string {
  if (reference.kind === 'id') return `sha256:${reference.hex}`;
  const { tag, digest } = reference;
  const shownTag = tag ?? (digest === null ? 'latest' : null);
  return [familiarRepository(reference), shownTag && `:${shownTag}`, digest && `@${digest}`].join('');
}

/**
 * As it was written, in its familiar form: "nginx" stays "nginx", which lists of containers show. Only
 * what could be read as the start of an id gets its tag.
 */
export function nameAsWritten(reference: ImageReference): string {
  if (reference.kind === 'id' || reference.tag !== null || reference.digest !== null) {
    return familiarName(reference);
  }
  const short = familiarRepository(reference);
  return /^[0-9a-f]+$/.test(short) ? familiarName(reference) : short;
}

/** The repository as people read and engines list it. */
export function familiarRepository({ domain, path }: Pick<NamedReference, 'domain' | 'path'>): string {
  return domain === 'docker.io' ? path.replace(/^library\/(?=[^/]+$)/, '') : `${domain}/${path}`;
}

/** The repository of a name in its one form, e.g. "docker.io/library/nginx"; null where it is none. */
export function normaliseRepository(name: string): string | null {
  return splitRepository(name)?.repository ?? null;
}

/**
 * A prefix of repositories in its one form. "" owns all; "docker.io" and "registry.example.com:5000"
 * own a host; "nginx" is "docker.io/library/nginx", "acme" with a slash after it "docker.io/acme".
 */
export function normalisePrefix(prefix: string): string | Refusal {
  if (prefix === '') return '';
  if (prefix.length > longestReference) return invalid;
  const isNamespace = prefix.endsWith('/');
  const trimmed = isNamespace ? prefix.slice(0, -1) : prefix;
  if (!trimmed.includes('/') && looksLikeHost(trimmed))
    return host.test(trimmed) ? canonicalHost(trimmed) : invalid;
  const repository = splitRepository(trimmed);
  if (repository === null) return invalid;
  const official = `docker.io/library/${trimmed.slice(trimmed.lastIndexOf('/') + 1)}`;
  const isAccount = isNamespace && repository.repository === official && !trimmed.includes('library/');
  return isAccount ? repository.repository.replace('/library/', '/') : repository.repository;
}

/** A prefix in its one form as it can be read again: accounts of docker.io with a slash after them. */
export function prefixAsWritten(prefix: string): string {
  return normalisePrefix(prefix) === prefix ? prefix : `${prefix}/`;
}

/** The longest of the (normalised) prefixes that the repository is, or lies below; null for none. */
export function ownerPrefix(prefixes: Iterable<string>, repository: string): string | null {
  let owner: string | null = null;
  for (const prefix of prefixes) {
    const owns = prefix === '' || repository === prefix || repository.startsWith(`${prefix}/`);
    if (owns && (owner === null || prefix.length > owner.length)) owner = prefix;
  }
  return owner;
}

function splitTag(text: string): { name: string; tag: string | null } {
  const colon = text.lastIndexOf(':');
  if (colon === -1 || text.indexOf('/', colon) !== -1) return { name: text, tag: null };
  return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}

function splitRepository(name: string): { domain: string; path: string; repository: string } | null {
  if (name.length > longestReference || /^[0-9a-f]{64}$/.test(name)) return null;
  const slash = name.indexOf('/');
  const first = slash === -1 ? '' : name.slice(0, slash);
  const hasHost = looksLikeHost(first);
  if (hasHost && !host.test(first)) return null;
  const domain = hasHost ? canonicalHost(first) : 'docker.io';
  const rest = hasHost ? name.slice(slash + 1) : name;
  if (!repositoryPath.test(rest) || rest.length > 255) return null;
  const path = domain === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  // Without its host, which engines leave out of names, it would be one of another host.
  if (domain === 'docker.io' && looksLikeHost(path.slice(0, path.indexOf('/')))) return null;
  return { domain, path, repository: `${domain}/${path}` };
}

/**
 * The first part is a host if it holds a dot or a colon, or is "localhost". Newer engines take capitals
 * for a host as well and older ones refuse them: so here they make no valid name.
 */
function looksLikeHost(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost';
}

/** Host names are the same in any case; "index.docker.io" is an old name of "docker.io". */
function canonicalHost(written: string): string {
  const lower = written.toLowerCase();
  return lower === 'index.docker.io' ? 'docker.io' : lower;
}
