/**
 * Where files are: keys and bytes, nothing of what they mean. Keys are made by us alone (lib/domain/files); each holds the
 * same bytes for ever, so every call may be repeated.
 */
export type Storage = {
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  /**
   * An address to which a browser may put one file for `seconds`: of exactly this type and length, or the store refuses
   * it.
   */
  presignPut(key: string, file: { type: string; bytes: number; seconds: number }): Promise<PresignedPut>;
  /** The file, or a part of it; null when there is none of this key. */
  get(key: string, range?: ByteRange): Promise<StoredFile | null>;
  /**
   * An address from which whoever has it may save a private file, for `seconds`: under this name and as this type, and
   * never shown as a page.
   */
  presignGet(key: string, as: SavedAs): Promise<string>;
  head(key: string): Promise<StoredHead | null>;
  /** What isn't there is removed already. */
  remove(key: string): Promise<void>;
  /** Keys that begin with `prefix`, in their order, a page of them after `after`. */
  list(prefix: string, after?: string): Promise<{ keys: string[]; next: string | null }>;
};

/** From the first byte to the last, both included; without `to` until the end. */
export type ByteRange = { from: number; to?: number };

export type StoredHead = { bytes: number; type: string; etag: string };

/** `bytes` of the head is the whole file's length, also where `body` is a part. */
export type StoredFile = StoredHead & { body: Uint8Array<ArrayBuffer>; from: number };

export type PresignedPut = { url: string; headers: Record<string, string> };

export type SavedAs = { name: string; type: string; seconds: number };

/** The value of the header that makes a browser save what comes, under any name that a person may have given it. */
export function savedAs(name: string): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
