import { expect, type Page } from '@playwright/test';
import { expectAccessible } from '@/e2e/axe';
import { App } from '@/e2e/second-factors/people';

/** The first step of a sign-in, in a browser that nobody is signed in to, on the way to this path. */
export async function enterPassword(
  page: Page,
  person: { username: string; password: string },
  path: string,
): Promise<void> {
  await page.context().clearCookies();
  await page.goto(path);
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel('User name').fill(person.username);
  await page.getByLabel('Password').fill(person.password);
  await page.keyboard.press('Enter');
}

/** Goes through the two steps of an authenticator app that was begun. @returns the app, and the recovery codes */
export async function setUpApp(page: Page): Promise<{ app: App; codes: string[] }> {
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText();
  const app = new App(key.replaceAll(' ', ''));
  await page.getByLabel(/six digits/).fill(app.code());
  await page.getByRole('button', { name: 'Confirm' }).click();
  return { app, codes: await keepCodes(page) };
}

/** Keeps the recovery codes that are shown with the first factor. @returns them */
export async function keepCodes(page: Page): Promise<string[]> {
  const listed = page.getByRole('list', { name: 'Recovery codes' });
  await expect(listed).toBeVisible();
  const codes = await listed.getByRole('listitem').allInnerTexts();
  await expectAccessible(page);
  await page.getByLabel(/I have kept them/).check();
  await page.getByRole('button', { name: 'Done' }).click();
  return codes;
}
