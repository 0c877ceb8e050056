/** `npm run check`: the static checks, which start nothing, in under a minute. `npm test` runs the same checks. */
import { generatePrismaClient } from '../prisma-client';
import { endAll } from '../test/check';
import { checkSources, routeTypes } from '../test/source-checks';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    endAll();
    process.exit(1);
  });

generatePrismaClient();
const outcomes = [await routeTypes(), ...(await checkSources())];
const failed = outcomes.filter((outcome) => outcome.failed > 0).length;
process.exit(failed ? 1 : 0);
