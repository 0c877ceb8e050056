import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { diskToken } from './disk-token';
import type { ByteRange, Storage, StoredHead } from './port';

/** By the end of a key: the disk keeps no types. */
const types: Record<string, string> = { webp: 'image/webp', jpg: 'image/jpeg', png: 'image/png' };

/**
 * A folder on this machine's disk: the default, for one server. What a store does for a browser, our own routes do
 * (app/files), by addresses that are signed as a store's are.
 */
export function createDiskStorage(folder: string): Storage {
  const at = (key: string) => {
    if (!/^[\w-]+(?:\/[\w-][\w.-]*)*$/.test(key)) throw new Error(`not a key of ours: ${key}`);
    return join(folder, key);
  };

  return {
    async put(key, bytes) {
      const target = at(key);
      await mkdir(dirname(target), { recursive: true });
      // Whole or not at all, also when the disk is full or the process dies.
      const half = join(folder, `.half-${v7()}`);
      try {
        await writeFile(half, bytes);
        await rename(half, target);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async presignPut(key, { type, bytes, seconds }) {
      const token = diskToken({ key, type, bytes, until: Date.now() + seconds * 1000 });
      return { url: `/files/signed/${token}`, headers: { 'content-type': type } };
    },
    async get(key, range) {
      const file = await open(at(key)).catch(ifThere);
      if (!file) return null;
      try {
        const head = headOf(key, await file.stat());
        const part = within(head.bytes, range);
        if (!part) return null;
        const body = new Uint8Array(part.length);
        const { bytesRead } = await file.read(body, 0, part.length, part.from);
        return { ...head, from: part.from, body: body.subarray(0, bytesRead) };
      } finally {
        await file.close();
      }
    },
    async presignGet(key, { name, type, seconds }) {
      return `/files/signed/${diskToken({ key, type, name, until: Date.now() + seconds * 1000 })}`;
    },
    async head(key) {
      const found = await stat(at(key)).catch(ifThere);
      return found ? headOf(key, found) : null;
    },
    async remove(key) {
      await rm(at(key), { force: true });
    },
    async list(prefix) {
      const below = prefix.slice(0, prefix.lastIndexOf('/') + 1);
      const found = await readdir(join(folder, below), { recursive: true, withFileTypes: true }).catch(
        ifThere,
      );
      const keys = (found ?? [])
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.half-'))
        .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
        .filter((key) => key.startsWith(prefix));
      return { keys: keys.sort(), next: null };
    },
  };
}

/** Null for what isn't there; any other error stays one. */
function ifThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function headOf(key: string, { size, mtimeMs }: { size: number; mtimeMs: number }): StoredHead {
  const type = types[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { bytes: size, type, etag: `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"` };
}

function within(bytes: number, range: ByteRange = { from: 0 }): { from: number; length: number } | null {
  const last = Math.min(range.to ?? bytes - 1, bytes - 1);
  return range.from < bytes && range.from <= last
    ? { from: range.from, length: last - range.from + 1 }
    : null;
}
