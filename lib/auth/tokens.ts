import { hash, randomBytes } from 'node:crypto';

export type TokenKind = 'session' | 'api' | 'launch' | 'deployment';

const prefixes: Readonly<Record<TokenKind, string>> = {
  session: 'whs_',
  api: 'wht_',
  launch: 'whl_',
  deployment: 'whd_',
};
const form = /^(wh[stld]_)[A-Za-z0-9_-]{43}$/;

export interface NewToken {
  /** To be shown once: it exists nowhere else. */
  readonly token: string;
  /** To be stored. */
  readonly hash: Uint8Array<ArrayBuffer>;
}

/** A new secret of 32 random bytes, e.g. `whs_…`. */
export function makeToken(kind: TokenKind): NewToken {
  const token = prefixes[kind] + randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** What is stored and looked up. The secret has 256 bits, so one plain hash is enough. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', token, 'buffer'));
}

/** The same as text, for what is remembered of a token. */
export function hashedToken(token: string): string {
  return hash('sha256', token, 'base64');
}

/** Which kind of token the text is by its form; null when it is none of ours. */
export function tokenKind(text: string): TokenKind | null {
  switch (form.exec(text)?.[1]) {
    case 'whs_':
      return 'session';
    case 'wht_':
      return 'api';
    case 'whl_':
      return 'launch';
    case 'whd_':
      return 'deployment';
    default:
      return null;
  }
}
