import { z } from 'zod';
import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { actorMay, type Permission } from '@/lib/domain/permissions';
import { toolName } from '@/lib/domain/tools/tool-name';
import type { Via } from '@/lib/domain/tools/via';
import type { Effect, OperationFacts } from '@/lib/usecases/operation';
import { previewers } from '@/lib/usecases/proposals/previewers';
import { registry } from '@/lib/usecases/registry';
import { forms } from '@/lib/usecases/tool-calls/form';
import { undoers } from '@/lib/usecases/tool-calls/undoers';
import { excluded } from './excluded';

/**
 * What a call of a tool does. `answer`: reads. `change`: changes at once, with an undo; what can't be taken back as it is
 * becomes a proposal. `propose`: makes a proposal, which a person confirms.
 */
export type ToolKind = 'answer' | 'change' | 'propose';

export type Tool = {
  /** As MCP and the models' APIs take it. */
  readonly name: string;
  readonly facts: OperationFacts & { readonly can: Permission };
  readonly kind: ToolKind;
  /** For whoever chooses among tools: what it does, and what comes of a call. */
  readonly description: string;
  /** JSON schema (draft 2020-12) of an object. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
};

/** Why an operation is no tool; null: it is one. */
export function reasonOf({ name, by, can, confirmed, effect }: OperationFacts): string | null {
  if (by === 'person') return 'A person’s own account.';
  if (by === 'operator' || can === 'tenant:operate') return 'For operators only.';
  if (by === 'anybody') return 'Works by what its input proves, not for a business.';
  if (confirmed) return 'Whoever calls it has to prove who they are.';
  if (can === 'ownBooking:read') return 'For a customer with the link of their booking.';
  const reason = (excluded as Readonly<Record<string, string>>)[name];
  if (reason !== undefined) return reason;
  if (effect === 'read' || previewers.has(name) || (effect === 'write' && undoers.has(name))) return null;
  return 'Nobody can preview it or take it back yet.';
}

/** What the assistant of the public site may ask: what its pages say anyway. */
const onSite = new Set([
  'add_on.list_public',
  'availability.list_dates',
  'availability.list_slots',
  'basket.quote',
  'business.read_public',
  'package.list_public',
  'package.read_public',
]);

function toolOf(facts: Tool['facts']): Tool {
  const kind = kindOf(facts);
  const form = forms.get(facts.name);
  // Made when somebody lists it: all of them are a good part of a start, and a call needs none.
  let schema: Tool['inputSchema'] | undefined;
  const partly = form ? ' Fields that are left out stay as they are.' : '';
  return {
    name: toolName(facts.name),
    facts,
    kind,
    description: `${facts.describe}${partly}${comesOf[kind]}`,
    get inputSchema() {
      schema ??= schemaOf(facts, { partly: form !== undefined });
      return schema;
    },
  };
}

const comesOf: Record<ToolKind, string> = {
  answer: '',
  change: ' It is done at once, and a person can take it back.',
  propose: ' Nothing is done yet: it is proposed to a person, who confirms or declines it in the office.',
};

function kindOf({ name, effect }: { name: string; effect: Effect }): ToolKind {
  if (effect === 'read') return 'answer';
  return effect === 'write' && undoers.has(name) ? 'change' : 'propose';
}

/** The fields that the server sets from what it has previewed: a caller can't name them. */
export const pinned = ({ facts, kind }: Tool): readonly string[] =>
  kind === 'answer' ? [] : (previewers.get(facts.name)?.pins ?? []);

type Schema = { type?: string; properties?: Record<string, unknown>; required?: string[] };

function schemaOf({ name, input }: OperationFacts, { partly }: { partly: boolean }) {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema & {
    $schema?: string;
  };
  const pins = previewers.get(name)?.pins ?? [];
  const { properties = {}, required = [] } = schema;
  return {
    ...schema,
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => !pins.includes(key))),
    required: required.filter((key) => !pins.includes(key) && (!partly || /^(id|bookingId)$/.test(key))),
  };
}

const all: readonly Tool[] = Object.values(registry)
  .filter(({ facts }) => reasonOf(facts) === null)
  .map(({ facts }) => toolOf(facts as Tool['facts']));
const byName = new Map(all.map((tool) => [tool.name, tool]));

/** Through what a tool is called, and what is narrower there than the caller's permissions: the scopes of a key. */
export type Caller = {
  via: Via;
  /** What may come of a call. False: neither offered nor done for this caller, whatever their permissions. */
  allows?: ((kind: ToolKind) => boolean) | undefined;
};

/** The tools that somebody may call, in a fixed order. Without the permission a tool isn't there. */
export const offeredTools = (ctx: TenantContext, caller: Caller): readonly Tool[] =>
  all.filter((tool) => isOffered(ctx, caller, tool));

/** The tool of this name, if it is offered to them. */
export function findTool(ctx: TenantContext, caller: Caller, name: string): Tool | null {
  const tool = byName.get(name);
  return tool && isOffered(ctx, caller, tool) ? tool : null;
}

function isOffered({ actor }: TenantContext, { via, allows }: Caller, tool: Tool): boolean {
  if (actor.kind === 'SYSTEM' || !actorMay(actor, tool.facts.can)) return false;
  if (via === 'site' ? !onSite.has(tool.facts.name) : actor.kind === 'CUSTOMER') return false;
  return allows?.(tool.kind) ?? true;
}
