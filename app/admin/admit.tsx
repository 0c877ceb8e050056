import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NoAccess } from '@/components/office/no-access';
import type { Permission } from '@/lib/domain/permissions';
import { type MemberSession, requireMember } from '@/lib/http/auth/session';

/** Renders a page of the office if the role may see it, else a sentence that says who may. */
export async function admit(
  permission: Permission,
  page: (member: MemberSession) => Promise<ReactNode>,
): Promise<ReactNode> {
  const member = await requireMember();
  return member.may(permission) ? page(member) : <NoAccess />;
}

/** The title of a page about one thing, which tells its tab from another's; `otherwise` where it isn't to be seen. */
export async function titled(
  permission: Permission,
  otherwise: string,
  title: (member: MemberSession) => Promise<string | null>,
): Promise<Metadata> {
  const member = await requireMember();
  return { title: (member.may(permission) && (await title(member))) || otherwise };
}
