// `npm run contract:stripe`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/contract/main.ts');
