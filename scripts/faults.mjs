// `npm run test:faults`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/faults/main.ts');
