import localFont from 'next/font/local';

/**
 * The product's own letters. Nothing waits for them and nothing moves when they come: who has them
 * already sees them, who comes for the first time may see the system's until the next page. They are
 * not loaded ahead, so that the first page's own bytes go first.
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
