// `npm run capacity`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/capacity/measure.ts');
