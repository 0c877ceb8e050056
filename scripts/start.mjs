// `npm start` and `npm run dev`.
import { bootstrap } from './bootstrap.mjs';

await bootstrap('scripts/start/main.ts');
