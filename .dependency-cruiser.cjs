// Who may import whom: the table of ARCHITECTURE.md. Anything that is not listed for a room is refused.
const rooms = {
  '^app/': ['^app/', '^components/', '^lib/(http|usecases|domain|data)/'],
  '^components/ui/': ['^components/ui/', '^lib/domain/'],
  '^components/': ['^components/', '^lib/domain/'],
  '^lib/http/': ['^lib/(http|usecases|data|integrations|domain)/', '^lib/env\\.ts$'],
  '^lib/usecases/': ['^lib/(usecases|data|integrations|domain)/', '^lib/env\\.ts$'],
  '^lib/data/': ['^lib/(data|domain)/', '^lib/env\\.ts$'],
  '^lib/integrations/': ['^lib/(integrations|domain)/', '^lib/env\\.ts$'],
  '^lib/domain/': ['^lib/domain/'],
  '^lib/telemetry/': ['^lib/telemetry/'],
  '^lib/env\\.ts$': [],
};

// What every room but the domain may use.
const shared = ['^lib/(limited-fetch|or-after)\\.ts$', '^lib/telemetry/(trace|metrics)\\.ts$'];

const ours = '^(app|components|lib|prisma|proxy|instrumentation|tests|scripts)';

const directions = Object.entries(rooms).map(([from, to]) => ({
  name: `from ${from.replace(/[\^\\$]/g, '')}`,
  severity: 'error',
  from: { path: from, ...(from === '^components/' ? { pathNot: '^components/ui/' } : {}) },
  to: { path: ours, ...(to.length ? { pathNot: from === '^lib/domain/' ? to : [...to, ...shared] } : {}) },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no clock, environment, database, network or framework.',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev'],
        pathNot: '^node_modules/(zod|temporal-polyfill|uuid|libphonenumber-js)/',
      },
    },
    {
      name: 'vendors-stop-at-integrations',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/integrations/' },
      to: {
        path: '^node_modules/(stripe|postmark|@upstash/(qstash|redis|ratelimit)|cockatiel|rate-limiter-flexible)/',
      },
    },
    {
      name: 'the-database-stops-at-data',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/data/' },
      to: { path: '^node_modules/(pg|@prisma/[^/]+)/|^lib/data/prisma-client/' },
    },
    {
      name: 'telemetry-has-one-room',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/telemetry/' },
      to: { path: '^node_modules/(prom-client|@opentelemetry/[^/]+)/' },
    },
    {
      name: 'every-way-out-has-a-limit',
      comment:
        'Sockets and raw HTTP have no time limit of their own: limitedFetch and the vendors’ SDKs have.',
      severity: 'error',
      from: { path: '^(app|components|lib|proxy|instrumentation)' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram)$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: '^lib/data/prisma-client/' },
      // Types too: a type that two files need has a file of its own, or lies in the lower one.
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^\\.next/|\\.css$' },
    },
    {
      name: 'product-does-not-know-its-tools',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(scripts|tests)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/data/prisma-client/'] },
    exclude: { path: '^(\\.next|\\.data)/' },
    // Read by @swc/core, which has to be installed: dependency-cruiser knows no TypeScript 7, and without swc sees nothing.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
