import { type Browser, chromium, type Page } from '@playwright/test';
import type { Person } from '@/e2e/fixtures/person';
import { stand } from '@/e2e/fixtures/stand';

/** Pages of the console that stay open while things happen, as an operator has them. */
export class Screens {
  readonly #browser: Browser;
  readonly #pages = new Map<string, Page>();

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(person: Person, paths: Readonly<Record<string, string>>): Promise<Screens> {
    const browser = await chromium.launch({
      executablePath: process.env.WHEELHOUSE_CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    const screens = new Screens(browser);
    const context = await browser.newContext({ baseURL: stand.facts.consoleUrl });
    await context.addCookies([
      {
        name: 'wheelhouse_session',
        value: person.token,
        url: stand.facts.consoleUrl,
        httpOnly: true,
        sameSite: 'Lax',
      },
    ]);
    for (const [name, path] of Object.entries(paths)) {
      const page = await context.newPage();
      await page.goto(path);
      screens.#pages.set(name, page);
    }
    return screens;
  }

  /** Whether a row of that screen's table that holds all these texts is on it now. */
  async rowSays(screen: string, ...texts: readonly (string | RegExp)[]): Promise<boolean> {
    let rows = this.#page(screen).getByRole('row');
    for (const text of texts) rows = rows.filter({ hasText: text });
    return (await rows.count()) > 0;
  }

  async says(screen: string, text: string | RegExp): Promise<boolean> {
    const found = this.#page(screen).getByText(text);
    for (const each of await found.all()) if (await each.isVisible()) return true;
    return false;
  }

  async picture(screen: string, path: string): Promise<void> {
    await this.#page(screen).screenshot({ path, fullPage: true });
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  #page(name: string): Page {
    const page = this.#pages.get(name);
    if (!page) throw new Error(`There is no screen ${name}`);
    return page;
  }
}
