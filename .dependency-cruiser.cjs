// Who may import whom: the picture in ARCHITECTURE.md. Anything that is not listed for a room is refused.
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
const shared = ['^lib/(limited-fetch|with-timeout)\\.ts$', '^lib/telemetry/(trace|metrics)\\.ts$'];

const ours = '^(app|components|lib|prisma|proxy|instrumentation|tests|scripts|server|stand-ins)';

// The rooms of one floor, and which of them each may enter besides itself. A room that is new stands in the list, or is refused.
const floors = {
  'lib/data': {
    connection: [],
    outbox: ['connection'],
    catalogue: ['connection'],
    bookings: ['connection', 'outbox'],
    money: ['connection', 'outbox', 'bookings'],
    people: ['connection', 'bookings', 'catalogue'],
    files: ['connection', 'catalogue'],
    calendars: ['connection', 'catalogue', 'outbox'],
    conversations: ['connection', 'bookings', 'people'],
    platform: ['connection', 'outbox'],
    tools: ['connection'],
    tenants: ['connection', 'catalogue', 'people', 'tools'],
  },
  'lib/http': {
    request: [],
    limits: ['request'],
    machines: ['request'],
    pages: ['request', 'limits'],
    process: ['request', 'pages'],
    files: ['request', 'limits'],
    calendars: ['request', 'limits', 'files'],
    dtos: [],
    api: ['request', 'limits'],
    auth: ['request', 'limits', 'machines', 'pages'],
    programs: ['request', 'limits', 'pages', 'api'],
    actions: ['request', 'limits', 'pages', 'auth'],
    assistant: ['request', 'limits', 'pages', 'auth'],
  },
  // Below these the rooms of one subject each (catalogue, site, people): they may use one another, without a circle.
  'lib/usecases': {
    outbox: [],
    'booking-core': ['outbox'],
    refunds: ['booking-core'],
    checkouts: ['booking-core', 'refunds', 'outbox', 'catalogue'],
    bookings: ['booking-core', 'refunds', 'checkouts', 'outbox', 'catalogue', 'links'],
  },
};

const withinFloors = Object.entries(floors).flatMap(([floor, rooms]) =>
  Object.entries(rooms).map(([room, below]) => ({
    name: `from ${floor}/${room}`,
    severity: 'error',
    from: { path: `^${floor}/${room}/` },
    to: {
      path: `^${floor}/`,
      // Files beside the rooms (permit.ts), and the generated client.
      pathNot: `^${floor}/((${[room, 'prisma-client', ...below].join('|')})/|[^/]+$)`,
    },
  })),
);

const newRooms = ['lib/data', 'lib/http'].map((floor) => ({
  name: `${floor} has these rooms`,
  severity: 'error',
  from: { path: `^${floor}/(?!(${[...Object.keys(floors[floor]), 'prisma-client'].join('|')})/)` },
  to: {},
}));

const directions = Object.entries(rooms).map(([from, to]) => ({
  name: `from ${from.replace(/[\^\\$]/g, '')}`,
  severity: 'error',
  from: { path: from, ...(from === '^components/' ? { pathNot: '^components/ui/' } : {}) },
  to: { path: ours, ...(to.length ? { pathNot: from === '^lib/domain/' ? to : [...to, ...shared] } : {}) },
}));

const minting = [
  // A request says whose it is: by a session, a key, a link, the address of a site.
  '^lib/http/(auth/(session|tenant-contexts)|api/api-key|pages/public-site)\\.ts$',
  // A row says whose it is: what a job, a sweep or an event of a vendor is about; a business that was made just now.
  '^lib/data/(money/(payments|checkouts)|outbox/jobs|bookings/due-bookings|catalogue/busiest|people/personal-data-sweep|files/file-sweep|calendars/feeds|people/program-tokens|tenants/new-business|tools/running-proposals)\\.ts$',
];

module.exports = {
  forbidden: [
    ...directions,
    ...withinFloors,
    ...newRooms,
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
        path: '^node_modules/(stripe|postmark|sharp|fflate|node-ical|aws4fetch|ai|@ai-sdk/[^/]+|@upstash/(qstash|redis|ratelimit)|@modelcontextprotocol/[^/]+|cockatiel|rate-limiter-flexible)/',
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
      // Of `net` it takes the list of addresses, which opens nothing.
      from: {
        path: '^(app|components|lib|proxy|instrumentation)',
        pathNot: '^lib/integrations/pictures/public-address\\.ts$',
      },
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
      name: 'who-mints-a-tenant-context',
      comment:
        'Whoever holds a TenantContext may act for that business. It is made where a request or a job says whose it is, by nobody else.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: minting },
      to: { path: '^lib/data/connection/mint-context\\.ts$' },
    },
    {
      name: 'the-own-server-knows-little',
      comment: 'It runs before the app and is not bundled with it.',
      severity: 'error',
      from: { path: '^server/' },
      to: {
        path: ours,
        pathNot:
          '^(server/|scripts/(free-port|paths)\\.ts$|lib/http/(limits/concurrency-limit|pages/(security-headers|kept-pages))\\.ts$)',
      },
    },
    {
      name: 'product-does-not-know-its-tools',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(scripts|tests|server|stand-ins)/' },
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
