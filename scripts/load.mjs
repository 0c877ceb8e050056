// `npm run load`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/load/main.ts');
