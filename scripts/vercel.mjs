// `npm run test:vercel`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/vercel/main.ts');
