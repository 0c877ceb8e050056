import { startTestPostgres } from './postgres';

/** For vitest and Playwright: runs before the first test; the function it returns runs after the last. */
export default () => startTestPostgres();
