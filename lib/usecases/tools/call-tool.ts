import type { z } from 'zod';
import { newId } from '@/lib/data/connection/new-id';
import { type Program, type TenantContext, throughTool } from '@/lib/data/connection/tenant-context';
import type { NewToolCall, UndoStep } from '@/lib/data/tools/tool-calls';
import { AppError, type ErrorCode, type FieldError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/domain/parse-input';
import { MOST_ROWS, type More } from '@/lib/domain/tools/cut-rows';
import { standsOnSite } from '@/lib/domain/tools/on-site';
import type { Preview } from '@/lib/domain/tools/preview';
import { previewers } from '@/lib/usecases/proposals/previewers';
import { propose } from '@/lib/usecases/proposals/propose';
import { registry } from '@/lib/usecases/registry';
import { forms, rowNamed } from '@/lib/usecases/tool-calls/form';
import { recordCall, recordSoon } from '@/lib/usecases/tool-calls/record';
import { undoers } from '@/lib/usecases/tool-calls/undoers';
import { type Caller, findTool, pinned, type Tool } from './tools';
import { withoutLinks } from './without-links';

export type ToolRequest = Caller & {
  name: string;
  /** As it came, unparsed. */
  input: unknown;
  /** The conversation that it is part of: its call and its proposal name it. */
  conversationId?: string | null;
  /** The program that a person let in, of which the record is to know. */
  program?: Program | null;
};

export type ToolAnswer =
  /** `more`: lists that were cut to fifty rows. */
  | { ok: true; kind: 'answer'; data: unknown; more: More[] }
  /** Done. `undo`: what a person may click within a day (`tool_call.undo`); null: nothing was changed. */
  | {
      ok: true;
      kind: 'done';
      data: unknown;
      undo: { id: string; until: number } | null;
      /** The public site shows it: whoever serves pages calls `catalogueChanged`. */
      changesSite: boolean;
    }
  /** Nothing was done: a person confirms or declines it in the office, until `expiresAt` (epoch ms). */
  | {
      ok: true;
      kind: 'proposed';
      proposal: { id: string; preview: Preview; edition: string; expiresAt: number };
    }
  /** `cause`: what a mistake of ours threw, for the log; never for the caller. */
  | { ok: false; reason: ErrorCode; detail: string; errors?: FieldError[] | undefined; cause?: unknown };

/**
 * Calls a tool for somebody, and puts the call on record: what changes something or proposes it before it is answered, a
 * read soon after. Whatever is sent, it confirms nothing: reads answer, what can be taken back is done with its undo kept,
 * all else becomes a proposal. Never throws for what the caller did.
 * @throws AppError unavailable when the record can't be written
 */
export async function callTool(ctx: TenantContext, request: ToolRequest): Promise<ToolAnswer> {
  const at = new Date();
  const started = performance.now();
  const acting = throughTool(ctx, request.via, request.program ?? undefined);
  const tool = findTool(acting, request, request.name);
  const callId = newId();
  const { answer, subjectId, undo } = tool
    ? await called(acting, tool, request).catch((cause: unknown) => ({ ...failed(cause), ...nothingKept }))
    : { answer: noSuchTool, ...nothingKept };
  const until = undo ? Date.now() + UNDO_MS : null;
  const record = tool === null || tool.kind === 'answer' ? recordSoon : recordCall;
  await record(acting, {
    id: callId,
    at,
    actor: acting.actor,
    via: request.via,
    conversationId: request.conversationId ?? null,
    operation: tool?.facts.name ?? '',
    subjectId,
    ...recorded(answer),
    durationMs: Math.round(performance.now() - started),
    undo,
    undoUntil: until === null ? null : new Date(until),
  });
  return answer.ok && answer.kind === 'done' && until !== null
    ? { ...answer, undo: { id: callId, until } }
    : answer;
}

/** How long what a tool has changed can be taken back by a click. */
const UNDO_MS = 24 * 3_600_000;

type Called = { answer: ToolAnswer; subjectId: string | null; undo: UndoStep[] | null };
const nothingKept = { subjectId: null, undo: null };

const noSuchTool: ToolAnswer = {
  ok: false,
  reason: 'not_found',
  detail: 'There is no such tool here. Use the name of one that is listed.',
};

function failed(cause: unknown): { answer: ToolAnswer } {
  if (cause instanceof AppError && cause.code !== 'internal') {
    const { code: reason, message: detail, errors } = cause;
    return { answer: { ok: false, reason, detail, ...(errors ? { errors } : {}) } };
  }
  const detail = 'Something is wrong on our side, not with what was asked. Please try again later.';
  return { answer: { ok: false, reason: 'internal', detail, cause } };
}

function recorded(answer: ToolAnswer): Pick<NewToolCall, 'outcome' | 'reason'> {
  if (!answer.ok)
    return { outcome: answer.reason === 'internal' ? 'FAILED' : 'REFUSED', reason: answer.reason };
  const outcome = { answer: 'ANSWERED', done: 'DONE', proposed: 'PROPOSED' } as const;
  return { outcome: outcome[answer.kind], reason: '' };
}

async function called(ctx: TenantContext, tool: Tool, request: ToolRequest): Promise<Called> {
  const parsed = await inputOf(ctx, tool, request.input ?? {});
  if (!parsed.ok) {
    const detail = 'The input is not right. Each field is named with what to change.';
    return {
      answer: { ok: false, reason: 'validation_failed', detail, errors: parsed.errors },
      ...nothingKept,
    };
  }
  const subjectId = subjectOf(parsed.data);
  if (tool.kind === 'answer') return { answer: await read(ctx, tool, parsed.data), subjectId, undo: null };
  const undoing =
    tool.kind === 'change' ? await undoers.get(tool.facts.name)?.before(ctx, parsed.data) : null;
  if (undoing) {
    const done = await run(ctx, tool, parsed.data);
    if (!done.ok) return { answer: done, subjectId, undo: null };
    const { data } = withoutLinks(outputOf(tool, done));
    const changesSite = standsOnSite(tool.facts.can);
    const answer: ToolAnswer = { ok: true, kind: 'done', data, undo: null, changesSite };
    // It is done: an undo that can't be found out is missing, and the answer says so.
    return { answer, subjectId, undo: await undoing(done).catch(() => null) };
  }
  const previewer = previewers.get(tool.facts.name);
  if (!previewer) return { answer: onlyByHand, subjectId, undo: null };
  // A change that can't be taken back as things are: whoever may only change may not propose instead.
  if (!(request.allows?.('propose') ?? true)) return { answer: noProposals, subjectId, undo: null };
  const { via, conversationId = null } = request;
  const made = await propose(ctx, previewer, parsed.data, { via, conversationId, subjectId });
  return { answer: made.ok ? { ...made, kind: 'proposed' } : made, subjectId, undo: null };
}

const onlyByHand: ToolAnswer = {
  ok: false,
  reason: 'not_allowed',
  detail: 'This can’t be taken back as it is now, so only a person can do it, in the office.',
};

const noProposals: ToolAnswer = {
  ok: false,
  reason: 'not_allowed',
  detail:
    'This can’t be taken back as it is now, so it could only be proposed, and you are not allowed to propose. A person can do it in the office.',
};

type Raw = Record<string, unknown>;
const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses what came. A form's missing fields are those that its row has; the pinned ones nobody sends. */
async function inputOf(ctx: TenantContext, tool: Tool, input: unknown) {
  const { facts } = tool;
  const named = isObject(input) ? pinned(tool).filter((key) => key in input) : [];
  if (named.length > 0)
    return {
      ok: false as const,
      errors: named.map((path) => ({ path, message: 'We don’t know this field.' })),
    };
  const form = forms.get(facts.name);
  const id = form && isObject(input) ? rowNamed(form, input) : null;
  const present = form && id !== null ? await form.read(ctx, id) : null;
  const whole = isObject(input) ? { ...present, ...input } : input;
  return parseInput(facts.input, isObject(whole) ? withFewRows(facts.input, whole) : whole);
}

/** A page of at most fifty rows, so that the next one begins where it ends. */
function withFewRows(schema: z.ZodType, input: Raw): Raw {
  const { shape } = schema as Partial<z.ZodObject>;
  if (!shape || !('limit' in shape)) return input;
  const { limit = MOST_ROWS } = input;
  return { ...input, limit: typeof limit === 'number' ? Math.min(limit, MOST_ROWS) : limit };
}

/** The row that an input is about. */
function subjectOf(input: unknown): string | null {
  if (!isObject(input)) return null;
  const named = input.bookingId ?? input.id ?? input.customerId ?? input.resourceId;
  return typeof named === 'string' && /^[0-9a-f-]{36}$/i.test(named) ? named : null;
}

type Outcome = { ok: true } | { ok: false; reason: ErrorCode; detail: string; errors?: FieldError[] };

async function run(ctx: TenantContext, { facts }: Tool, input: unknown): Promise<Outcome> {
  const operation = registry[facts.name as keyof typeof registry] as unknown as (
    ctx: TenantContext,
    input: unknown,
  ) => Promise<Outcome>;
  return operation(ctx, input);
}

async function read(ctx: TenantContext, tool: Tool, input: unknown): Promise<ToolAnswer> {
  const answer = await run(ctx, tool, input);
  if (isObject(answer) && answer.ok === false) return answer as ToolAnswer & { ok: false };
  return { ok: true, kind: 'answer', ...withoutLinks(outputOf(tool, answer)) };
}

/** Of what an operation answered, what it promises: nothing else leaves. */
function outputOf({ facts }: Tool, answer: unknown): unknown {
  if (!isObject(answer) || answer.ok !== true) return facts.output.parse(answer);
  const { ok: _, ...promised } = answer;
  return facts.output.parse(promised);
}
