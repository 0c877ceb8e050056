// `npm run bench`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/bench/main.ts');
