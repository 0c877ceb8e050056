import { expect, type Page } from '@playwright/test';

export const owners = {
  bella: 'owner@bella-weddings.test',
  serene: 'owner@serene-spa.test',
  outback: 'owner@outback-tours.test',
} as const;

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('demo-Passw0rd');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: 60_000 });
}
