import type { TenantContext } from '@/lib/data/connection/tenant-context';
import { AppError } from '@/lib/domain/errors';
import { actorMay, type Permission } from '@/lib/domain/permissions';

/**
 * The first line of every use case that somebody asks for: whatever page, action or route called it, whoever acts must
 * be allowed to. A member's role is the one that the database had when this request began.
 * @throws AppError forbidden
 */
export function permit(ctx: TenantContext, permission: Permission): void {
  if (actorMay(ctx.actor, permission)) return;
  throw new AppError('forbidden', 'Your role doesn’t allow this. Please ask the owner of the business.');
}
