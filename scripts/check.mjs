// `npm run check`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/check/main.ts');
