import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'next-auth/jwt';
import pg from 'pg';
import type { TestApp } from '@/tests/support/app';
import { built } from '@/tests/support/build';

/** `page` is an address pattern that has the action among its own. */
export type ServerAction = { id: string; file: string; name: string; page: string };

/** Every server action of the build, from the framework's own manifest. */
export function serverActions(): ServerAction[] {
  const manifest = JSON.parse(
    readFileSync(join(built, '.next/server/server-reference-manifest.json'), 'utf8'),
  ) as {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => ({
    id,
    file: filename,
    name: exportedName,
    page: addressOf(Object.keys(workers)[0] ?? ''),
  }));
}

/** `app/(site)/reset/[token]/page` is served at `/reset/[token]`. */
export function addressOf(entry: string): string {
  const path = entry
    .replace(/^app(?=\/)/, '')
    .replaceAll(/\/\([^)]+\)/g, '')
    .replace(/\/(page|route)$/, '');
  return path || '/';
}

/** Calls an action as the page's own script does. Its answer stands in the text, on a line of the flight format. */
export async function callAction(
  app: TestApp,
  action: ServerAction,
  args: unknown[],
  { cookie = '', page = action.page.replaceAll(/\[\w+\]/g, 'x') }: { cookie?: string; page?: string } = {},
): Promise<{
  status: number;
  text: string;
  location: string | null;
  cookies: string[];
  setCookies: string[];
}> {
  const response = await fetch(app.url + page, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'next-action': action.id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
      origin: app.url,
      ...(cookie ? { cookie } : {}),
    },
    body: JSON.stringify(args),
  });
  return {
    status: response.status,
    text: await response.text(),
    location: response.headers.get('x-action-redirect') ?? response.headers.get('location'),
    setCookies: response.headers.getSetCookie(),
    // As a browser would send them back.
    cookies: response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''),
  };
}

/** What the action answered: the object with `ok` among the lines of its flight answer. */
export function resultOf(text: string): { ok: boolean; code?: string; [name: string]: unknown } | null {
  for (const line of text.split('\n')) {
    const json = line.slice(line.indexOf(':') + 1);
    if (!json.startsWith('{') || !json.includes('"ok"')) continue;
    const value = JSON.parse(json);
    if (typeof value.ok === 'boolean') return value;
  }
  return null;
}

/** The cookie of somebody who has signed in, `ago` seconds since the password was shown. */
export async function sessionCookie(app: TestApp, email: string, ago = 0): Promise<string> {
  const client = new pg.Client({ connectionString: app.database.directUrl });
  await client.connect();
  const { rows } = await client.query(
    `INSERT INTO "Session" ("id", "userId", "version", "device", "confirmedAt")
       SELECT gen_random_uuid(), "id", "sessionVersion", 'a test', now() - make_interval(secs => $2) FROM "User" WHERE "email" = $1
     RETURNING "id" AS sid, "userId" AS sub, "version"`,
    [email, ago],
  );
  await client.end();
  const token = await encode({
    token: { ...rows[0], factor: true, until: Math.floor(Date.now() / 1000) + 3600 },
    secret: app.env.NEXTAUTH_SECRET ?? '',
    maxAge: 3600,
  });
  return `mais.session=${token}`;
}
