import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { actorMay, type Permission } from '@/lib/domain/permissions';

/**
 * The first line of every use case with a caller: whichever page, action or route called it, the actor needs the
 * permission. A member's role is the one that the database had when this request began.
 * @throws AppError forbidden
 */
export function permit(ctx: TenantContext, permission: Permission): void {
  if (actorMay(ctx.actor, permission)) return;
  throw new AppError('forbidden', 'Your role doesn’t allow this. Please ask the owner of the business.');
}

/**
 * A customer names only the booking of the link that they followed (`Actor.bookingId`). As for one of another business,
 * any other isn't there.
 * @throws AppError not_found
 */
export function permitBooking({ actor }: TenantContext, input: unknown): void {
  if (actor.kind !== 'CUSTOMER' || typeof input !== 'object' || input === null) return;
  for (const field of ['bookingId', 'exceptBookingId']) {
    const named = (input as Record<string, unknown>)[field];
    if (named !== undefined && named !== actor.bookingId)
      throw new AppError('not_found', 'There is no such booking.');
  }
}

/**
 * Whoever cancels or moves `by: 'business'` is not bound by the policy: never a customer.
 * @throws AppError forbidden
 */
export function permitBy({ actor }: TenantContext, by: 'customer' | 'business'): void {
  if (by === 'business' && actor.kind === 'CUSTOMER')
    throw new AppError('forbidden', 'Only the business itself can do this.');
}

/**
 * What only a person does, by a click in the office: a member, or an operator inside. Never a key or a job, and nothing
 * that a tool calls, whatever it was sent.
 * @throws AppError forbidden
 */
export function permitByHand({ actor }: TenantContext): void {
  if (actor.via === undefined && (actor.kind === 'MEMBER' || actor.kind === 'OPERATOR')) return;
  throw new AppError('forbidden', 'Only a person can do this, by a click in the office.');
}
