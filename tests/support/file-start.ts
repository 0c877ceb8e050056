import { vi } from 'vitest';
import { testEnv } from './env';

/**
 * Before each file. A worker process runs several, one after the other, so that packages are loaded once: each has
 * modules of its own (what they hold for the life of a process: configuration, pools, breakers, caches) and the
 * variables that the run began with.
 */
const state = globalThis as typeof globalThis & { runsOwnEnv?: NodeJS.ProcessEnv };
state.runsOwnEnv ??= { ...process.env };
for (const key of Object.keys(process.env)) if (!(key in state.runsOwnEnv)) delete process.env[key];
Object.assign(process.env, state.runsOwnEnv);
for (const key of Object.keys(globalThis))
  if (key.startsWith('mais')) Reflect.deleteProperty(globalThis, key);
vi.resetModules();

/** For code that a test calls in its own process: a whole configuration that leads nowhere, where the test has none. */
for (const [key, value] of Object.entries(testEnv())) process.env[key] ??= value;
