import localFont from 'next/font/local';

/**
 * The product's own letters. Nothing waits for them and nothing moves when they come: whoever comes for
 * the first time over a slow network sees the system's until the next page. Those of text are asked
 * for ahead, so that a first visit shows them wherever they come at once.
 */
export const sans = localFont({
  src: '../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2',
  variable: '--font-geist-sans',
  display: 'optional',
  preload: true,
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
