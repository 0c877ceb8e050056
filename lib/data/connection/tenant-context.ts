import type { MemberRole } from '@/lib/domain/permissions';
import type { Via } from '@/lib/domain/tools/via';

/** Who acts: written into every audit entry. `id` is a user's (members, operators) or an API key's. */
export type Actor = {
  kind: 'CUSTOMER' | 'MEMBER' | 'OPERATOR' | 'API' | 'SYSTEM';
  id: string | null;
  name: string;
  /** Of a member, as it is in this request; use cases ask what it allows. */
  role?: MemberRole;
  /** Of a customer who followed a link: the booking that it names. Operations let a customer name no other. */
  bookingId?: string;
  /** Through what they ask, if it is no page of ours: then nothing is confirmed by them (`throughTool`). */
  via?: Via;
  /** Of a program that a person let in: which it is. */
  program?: Program;
  /** The proposal whose confirmation is being carried out: whatever is done is noted on it (`carryingOut`). */
  proposalId?: string;
};

export type Program = { accessId: string; name: string };

declare const minted: unique symbol;

/**
 * The right to act for one tenant. Every function that reads or writes a tenant's rows takes one, so a query without
 * a tenant does not compile. Only `mintTenantContext` makes it: from a session, a public page, a key, a verified job,
 * or a row that names the tenant.
 */
export type TenantContext = { readonly tenantId: string; readonly actor: Actor; readonly [minted]: true };

/** The same right for the calls of a tool: it does as much, and can confirm nothing. There is no way back. */
export const throughTool = (
  { actor, ...ctx }: TenantContext,
  via: Via,
  program?: Program | undefined,
): TenantContext => ({
  ...ctx,
  actor: { ...actor, via, ...(program ? { program } : {}) },
});

/**
 * The same right, for what a confirmed proposal does: each change is noted on the proposal in its own transaction, and is
 * rolled back once the proposal has ended otherwise.
 */
export const carryingOut = ({ actor, ...ctx }: TenantContext, proposalId: string): TenantContext => ({
  ...ctx,
  actor: { ...actor, proposalId },
});

export const systemActor: Actor = { kind: 'SYSTEM', id: null, name: 'MAIS' };
