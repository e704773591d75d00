/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The gateway compresses: Next leaves route handlers uncompressed, and one place is enough.
  compress: false,
  // Native and engine-bound packages stay outside the bundle and are loaded by Node itself.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    'graphile-worker',
  ],
};

export default config;
