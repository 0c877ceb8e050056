import { z } from 'zod';
import { emailInput } from '@/lib/domain/inputs/email-input';
import { personNameInput } from '@/lib/domain/inputs/name-input';
import { phoneInput } from '@/lib/domain/inputs/phone-input';
import { filledLine, linesInput } from '@/lib/domain/inputs/text-input';
import { programScopes } from '@/lib/domain/programs/scopes';
import { editionField, idField, namesEdition } from './fields';

export const memberRoles = ['OWNER', 'ADMIN', 'STAFF'] as const;

export const invitationInput = z.strictObject({ email: emailInput, role: z.enum(memberRoles) });
export type InvitationInput = z.infer<typeof invitationInput>;

export const changeRoleInput = z.strictObject({ memberId: idField, role: z.enum(memberRoles) });

/** A link that was mailed, by the secret in it. */
export const linkInput = z.strictObject({ token: z.string().min(1).max(200) });

/** The minimum resists guessing; the maximum bounds the time that hashing takes. */
export const newPassword = z.string().min(10, 'At least 10 characters.').max(200, 'At most 200 characters.');

export const acceptInvitationInput = z.strictObject({
  token: z.string().min(1).max(200),
  name: personNameInput(120, 'your name'),
  password: newPassword,
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

export const requestResetInput = z.strictObject({ email: emailInput });
export const resetPasswordInput = z.strictObject({
  token: z.string().min(1).max(200),
  password: newPassword,
});
export const changePasswordInput = z.strictObject({
  current: z.string().min(1, 'Please type your present password.').max(200),
  password: newPassword,
});

export const apiKeyInput = z.strictObject({
  name: filledLine(80, 'a name to know it by'),
  kind: z.enum(['PUBLISHABLE', 'SECRET']),
  /**
   * Of a secret one: what a program that connects with it may do (/api/mcp); nothing, unless it is said. Anybody may see a
   * publishable key, so no program connects with one, whatever is sent.
   */
  scopes: z.array(z.enum(programScopes)).max(programScopes.length).optional(),
});
export type ApiKeyInput = z.infer<typeof apiKeyInput>;

export const customerInput = z
  .strictObject({
    id: idField,
    edition: editionField,
    name: personNameInput(120),
    email: emailInput,
    phone: phoneInput,
    notes: linesInput(5000),
  })
  .refine(...namesEdition);
export type CustomerInput = z.infer<typeof customerInput>;
