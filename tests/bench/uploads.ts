/** Pictures that a bench uploads by the API, and shows. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { TestApp } from '@/tests/support/app';

function headers(key: string) {
  return { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
}

/** Asks until there is room, as a program does that reads Retry-After. */
async function ask(url: string, key: string, body: object) {
  for (;;) {
    const response = await fetch(url, { method: 'POST', headers: headers(key), body: JSON.stringify(body) });
    const answer = await response.json();
    if (response.ok) return answer;
    if (response.status !== 429) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`);
    await sleep(100);
  }
}

/** Announces a picture and puts its bytes; it isn't kept yet. */
export async function send({ url }: TestApp, key: string, bytes: Buffer): Promise<{ id: string }> {
  const what = { purpose: 'PHOTO', name: 'a.jpg', type: 'image/jpeg', bytes: bytes.length };
  const { id, uploadUrl, headers: own } = await ask(`${url}/api/v1/files`, key, what);
  const put = await fetch(uploadUrl, { method: 'PUT', headers: own, body: new Uint8Array(bytes) });
  if (!put.ok) throw new Error(`the store answered ${put.status}`);
  return { id };
}

export function finish({ url }: TestApp, key: string, id: string) {
  return ask(`${url}/api/v1/files/${id}/finish`, key, {});
}

/** @returns the address that fields of pictures take */
export async function upload(to: TestApp, key: string, bytes: Buffer): Promise<string> {
  const { id } = await send(to, key, bytes);
  return (await finish(to, key, id)).path;
}

/** Everywhere on the package pages of the wedding photographer, from their next edition on. */
export async function showPictures(owner: pg.Client, pictures: string[]): Promise<void> {
  const photos = JSON.stringify(pictures.map((url) => ({ url, alt: 'A photo' })));
  const bella = `(SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings')`;
  await owner.query(`UPDATE "Package" SET "photos" = $1::jsonb WHERE "tenantId" = ${bella}`, [photos]);
  await owner.query(`UPDATE "AddOn" SET "image" = $1 WHERE "tenantId" = ${bella}`, [pictures[0]]);
  await owner.query(`UPDATE "Segment" SET "image" = $1 WHERE "tenantId" = ${bella}`, [pictures[1]]);
  await owner.query(`UPDATE "Site" SET "heroImage" = $1, "updatedAt" = now() WHERE "tenantId" = ${bella}`, [
    pictures[2],
  ]);
  await owner.query(
    `UPDATE "Tenant" SET "catalogVersion" = "catalogVersion" + 1 WHERE "slug" = 'bella-weddings'`,
  );
}
