/** Where cached text lives. A store may throw; the cache in front of it turns that into "no value". */
export type Store = {
  get(key: string): Promise<string | null>;
  set(key: string, text: string, ttlSeconds: number): Promise<void>;
  delete(keys: string[]): Promise<void>;
  /** `*` stands for anything. @returns how many were removed */
  deletePattern(pattern: string): Promise<number>;
};
