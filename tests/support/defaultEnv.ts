import { testEnv } from './env';

/** For code that a test calls in its own process: a whole configuration that leads nowhere, where the test has none. */
for (const [key, value] of Object.entries(testEnv())) process.env[key] ??= value;
