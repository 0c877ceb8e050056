import { z } from 'zod';
import { idField } from '@/lib/domain/editing/fields';
import { memberRoles } from '@/lib/domain/editing/member-input';

const role = z.enum(memberRoles);

/** The team, including former members. */
export const members = z.array(
  z.object({
    id: idField,
    userId: idField,
    name: z.string(),
    email: z.string(),
    role,
    active: z.boolean(),
  }),
);

export const openInvitations = z.array(z.object({ id: idField, email: z.string(), role: role.nullable() }));

/** The invitation behind a link. */
export const invitation = z.object({
  email: z.string(),
  role,
  businessName: z.string(),
  knownUser: z.object({ name: z.string() }).nullable(),
});

/** The live keys created by a member who may no longer create keys. */
export const changedMember = z.object({
  keys: z.array(
    z.object({ id: idField, name: z.string(), kind: z.enum(['PUBLISHABLE', 'SECRET']), hint: z.string() }),
  ),
});
