// `npm run migration -- <what_it_does>`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/migration/main.ts');
