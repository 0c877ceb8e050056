// `npm run seed:scale`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/capacity/seed.ts');
