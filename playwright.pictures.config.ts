import base from './playwright.config';

/** `npm run pictures`: takes the pictures in docs/pictures from a stand with a small company in it. */
export default { ...base, testMatch: 'pictures/*.pictures.ts', workers: 1, timeout: 10 * 60_000 };
