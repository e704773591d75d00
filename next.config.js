/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The gateway compresses: Next leaves route handlers uncompressed, and one place is enough.
  compress: false,
  // No page uses it, and it would work on images for whoever asks: /_next/image is nothing.
  images: { unoptimized: true },
  // An address is written in one way: /api/v1/users/ is none of ours, not another spelling.
  skipTrailingSlashRedirect: true,
  // `npm run check:types` checks all of the tree; a build that did it again would only be slower.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    resolveAlias: {
      // For browsers that do not know Array.flat, Object.fromEntries and the like: none that we support.
      '../build/polyfills/polyfill-module': './app/no-polyfills.ts',
    },
  },
  experimental: {
    // Chunks of one page pack better together: fewer requests, and two per cent less of each first load.
    turbopackChunking: {
      requestCost: 2_000_000,
      minChunkSize: 300_000,
      maxMergeChunkSize: 2_000_000,
      firstPageLoadPriority: 0.95,
    },
  },
  // Native and engine-bound packages stay outside the bundle and are loaded by Node itself.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'graphile-worker',
    // It finds its parts by dependency injection, which bundling breaks.
    '@peculiar/x509',
    'reflect-metadata',
  ],
  // All other answers get theirs in proxy.ts, where the public URL is known.
  headers: async () => [
    {
      source: '/_next/static/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      ],
    },
  ],
};

export default config;
