import { vi } from 'vitest';
import { testEnv } from './env';

/**
 * Runs before each test file. A worker process runs several, one after the other, so that packages are loaded once:
 * each file gets its own modules (which hold process-wide state: configuration, pools, breakers, caches) and the
 * variables that the run started with.
 */
const state = globalThis as typeof globalThis & { runsOwnEnv?: NodeJS.ProcessEnv };
state.runsOwnEnv ??= { ...process.env };
for (const key of Object.keys(process.env)) if (!(key in state.runsOwnEnv)) delete process.env[key];
Object.assign(process.env, state.runsOwnEnv);
for (const key of Object.keys(globalThis))
  if (key.startsWith('mais')) Reflect.deleteProperty(globalThis, key);
vi.resetModules();

/**
 * For code that a test calls in its own process: a complete configuration without reachable vendors, where the test
 * sets none.
 */
for (const [key, value] of Object.entries(testEnv())) process.env[key] ??= value;
