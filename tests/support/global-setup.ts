import { startTestPostgres } from './postgres';

/** For vitest and Playwright alike: before the first test, and (what it returns) after the last. */
export default () => startTestPostgres();
