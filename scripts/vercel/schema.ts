import { z } from 'zod';

/**
 * The part of Vercel's Build Output API (version 3) that the framework's builder writes for this app. Strict: an
 * unknown property is refused, since the launcher would ignore what Vercel does with it.
 */
const Condition = z.strictObject({
  type: z.enum(['header', 'cookie']),
  key: z.string(),
  value: z.string().optional(),
});

const Transform = z.strictObject({
  type: z.literal('request.headers'),
  op: z.literal('set'),
  target: z.strictObject({ key: z.string() }),
  args: z.string(),
});

const Rule = z.strictObject({
  src: z.string(),
  dest: z.string().startsWith('/').optional(),
  status: z.number().int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  has: z.array(Condition).optional(),
  missing: z.array(Condition).optional(),
  transforms: z.array(Transform).optional(),
  middlewarePath: z.string().optional(),
  /** Continue with the next rule; otherwise the phase ends. */
  continue: z.boolean().optional(),
  /** Check whether the new path exists, then continue. */
  check: z.boolean().optional(),
  /** Overrides the function's own headers. */
  important: z.boolean().optional(),
  /** Applies also after a rule that has set a path or a status: here all do. */
  override: z.boolean().optional(),
  /** The pattern that `src` was compiled from. */
  middlewareRawSrc: z.array(z.string()).optional(),
});
export type Rule = z.infer<typeof Rule>;

const Phase = z.enum(['filesystem', 'resource', 'miss', 'rewrite', 'hit', 'error']);
export type Phase = z.infer<typeof Phase> | 'main';

export const Config = z.strictObject({
  version: z.literal(3),
  routes: z.array(z.union([z.strictObject({ handle: Phase }), Rule])),
  /** The content type and the path of a static file. */
  overrides: z.record(
    z.string(),
    z.strictObject({ path: z.string().optional(), contentType: z.string().optional() }),
  ),
  images: z.looseObject({ localPatterns: z.array(z.looseObject({ pathname: z.string() })) }),
  crons: z.array(z.strictObject({ path: z.string(), schedule: z.string() })),
  framework: z.strictObject({ slug: z.literal('nextjs'), version: z.string() }),
});

export const FunctionConfig = z.strictObject({
  operationType: z.string().optional(),
  handler: z.string(),
  runtime: z.literal('nodejs24.x'),
  architecture: z.string(),
  maxDuration: z.number().optional(),
  environment: z.record(z.string(), z.string()),
  launcherType: z.literal('Nodejs'),
  /** A function of `Request` and `Response`; otherwise of Node's request and response. */
  useWebApi: z.boolean().optional(),
  supportsResponseStreaming: z.boolean().optional(),
  supportsMultiPayloads: z.boolean().optional(),
  experimentalAllowBundling: z.boolean().optional(),
  shouldAddHelpers: z.literal(false),
  shouldAddSourcemapSupport: z.literal(false),
  shouldDisableAutomaticFetchInstrumentation: z.boolean().optional(),
  framework: z.strictObject({ slug: z.string(), version: z.string() }),
  /** Paths in the project of the function's files. */
  filePathMap: z.record(z.string(), z.string()),
});

export const Prerender = z.strictObject({
  type: z.literal('Prerender'),
  expiration: z.union([z.number(), z.literal(false)]),
  group: z.number(),
  bypassToken: z.string(),
  sourcePath: z.string().optional(),
  initialMetadata: z.looseObject({}).optional(),
  initialHeaders: z.record(z.string(), z.string()).optional(),
  initialStatus: z.number().optional(),
  fallback: z.strictObject({ type: z.literal('FileFsRef'), mode: z.number(), fsPath: z.string() }).nullable(),
  /** The query parameters of the cache key; nothing else of a request reaches the function. */
  allowQuery: z.array(z.string()),
  allowHeader: z.array(z.string()),
  /** Requests that bypass the cache. */
  experimentalBypassFor: z.array(Condition).optional(),
});
export type Prerender = z.infer<typeof Prerender>;
