import localFont from 'next/font/local';

/**
 * The product's own letters. Nothing waits for them and nothing moves when they come: whoever comes for
 * the first time sees the system's until the next page. When they are asked for is for the gateway
 * to say (gateway/listeners/letters): it knows whether a browser has them.
 */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  display: 'optional',
  preload: false,
  weight: '100 900',
});

export const mono = localFont({
  src: '../node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2',
  variable: '--font-geist-mono',
  display: 'optional',
  preload: false,
  weight: '100 900',
  adjustFontFallback: false,
});
