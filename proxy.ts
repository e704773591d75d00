import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { pageAddress, pageAddressHeader } from '@/lib/auth/page-address';
import { publicOrigin } from '@/lib/auth/public-origin';
import { dataPolicy, everywhere, pagePolicy, transportHeaders } from '@/lib/browser-policy/security-headers';

/**
 * Puts the security headers on every answer, with a nonce of its own on every page. It never decides
 * who may see what: pages and routes do that themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const origin = publicOrigin();
  const nonce = randomBytes(16).toString('base64');
  const isData = /^\/(?:api|scim)\//.test(request.nextUrl.pathname);
  const policy = isData ? dataPolicy : pagePolicy(nonce, origin);

  // Next reads the nonce for its own scripts out of the policy; our layout reads it by its name.
  const forwarded = new Headers(request.headers);
  forwarded.set('content-security-policy', policy);
  forwarded.set('x-nonce', nonce);
  forwarded.set(pageAddressHeader, pageAddress(request.nextUrl));
  const response = NextResponse.next({ request: { headers: forwarded } });

  const headers = {
    ...everywhere,
    ...transportHeaders(origin),
    'Content-Security-Policy': policy,
    'Cache-Control': 'private, no-store',
  };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export const config = {
  // Built files are the same for everybody and may be cached; next.config.js gives them their headers.
  matcher: ['/((?!_next/static/).*)'],
};
