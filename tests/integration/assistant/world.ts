import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { disconnect } from '@/lib/data/connection/client';
import { mintTenantContext } from '@/lib/data/connection/mint-context';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import type { AnswerChunk } from '@/lib/domain/assistant/chunks';
import type { StoredStep } from '@/lib/domain/assistant/parts';
import type { MemberRole } from '@/lib/domain/permissions';
import { officeTools } from '@/lib/http/assistant/tool-boxes';
import { sendMessage } from '@/lib/usecases/conversations/send';
import type { ToolBox } from '@/lib/usecases/conversations/toolbox';
import { writeRecords } from '@/lib/usecases/tool-calls/record';
import { scriptedModel } from '@/stand-ins/assistant/api';
import type { Turn } from '@/stand-ins/assistant/cloud';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { localSecrets } from '@/stand-ins/settings';
import { setEnvironment } from '@/tests/support/environment';
import { createSeededDatabase } from '@/tests/support/seeded';

/** The demo's wedding photographer, with an assistant: the real model's protocol, real tools, a real database. */
export async function openWorld(overrides: Record<string, string> = {}) {
  const [database, cloud] = await Promise.all([
    createSeededDatabase(),
    startLocalCloud({ appUrl: 'http://127.0.0.1:9' }),
  ]);
  setEnvironment({
    DATABASE_URL: database.url,
    STRIPE_API_URL: cloud.urls.stripe,
    QSTASH_URL: 'http://127.0.0.1:9',
    POSTMARK_API_URL: cloud.urls.postmark,
    ASSISTANT_API_URL: cloud.urls.assistant,
    ASSISTANT_API_KEY: localSecrets.assistantApiKey,
    ASSISTANT_MODEL: scriptedModel,
    ASSISTANT_MONTHLY_TOKENS: '100000000',
    ...overrides,
  });
  const owner = new pg.Client({ connectionString: database.directUrl });
  await owner.connect();
  const rows = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await owner.query<Row>(sql, values)).rows;
  const [tenant] = await rows<{ id: string }>(`SELECT "id" FROM "Tenant" WHERE "slug" = 'bella-weddings'`);
  const [user] = await rows<{ id: string; name: string }>(
    `SELECT "id", "name" FROM "User" WHERE "email" = 'owner@bella-weddings.test'`,
  );
  if (!tenant || !user) throw new Error('The demo has no photographer');
  const as = (role: MemberRole, id = user.id): TenantContext =>
    mintTenantContext(tenant.id, { kind: 'MEMBER', id, name: user.name, role });
  const model = controlCloud(cloud.urls.control);

  return {
    tenantId: tenant.id,
    userId: user.id,
    rows,
    as,
    model,
    ctx: as('OWNER'),
    stranger: () => as('OWNER', randomUUID()),
    say: (text: string | null, more: SayOptions = {}) => say(as('OWNER'), text, more),
    sayAs: say,
    close: async () => {
      await writeRecords();
      await disconnect();
      await owner.end();
      await cloud.close();
      await database.drop();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

type SayOptions = {
  conversationId?: string | null;
  page?: string;
  stop?: AbortSignal;
  /** Others than those of the office, as they are for this person. */
  tools?: ToolBox;
};

export type Said = {
  conversationId: string;
  chunks: AnswerChunk[];
  text: string;
  steps: StoredStep[];
  notes: string[];
};

/** One message, and its whole answer as the panel would have it. */
async function say(ctx: TenantContext, text: string | null, more: SayOptions = {}): Promise<Said> {
  const { conversationId = null, page = '/admin', stop = AbortSignal.timeout(60_000) } = more;
  const { tools = officeTools(ctx) } = more;
  const begun = await sendMessage(ctx, { conversationId, text, page }, { tools, stop });
  if (!begun.ok) throw Object.assign(new Error(begun.detail), { reason: begun.reason });
  const chunks: AnswerChunk[] = [];
  for await (const chunk of begun.chunks) chunks.push(chunk);
  await begun.over;
  const steps = new Map<string, StoredStep>();
  for (const chunk of chunks) if (chunk.type === 'data-step') steps.set(chunk.id, chunk.data as StoredStep);
  return {
    conversationId: begun.conversationId,
    chunks,
    text: chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join(''),
    steps: [...steps.values()],
    notes: chunks.flatMap((chunk) => (chunk.type === 'data-note' ? chunk.data.text : [])),
  };
}

/** A call as the model makes it. */
export const calls = (name: string, input: unknown): Turn => ({
  calls: [{ name, arguments: JSON.stringify(input) }],
});
