import { v7 } from 'uuid';
import type { Tx } from '@/lib/data/connection/transaction';
import type { Ground, Samples } from '@/tests/support/data-samples';

export async function samples({ ctx, a, asSystem, own, at }: Ground): Promise<Samples> {
  const d = {
    accountEvents: await import('@/lib/data/people/account-events'),
    apiKeys: await import('@/lib/data/people/api-keys'),
    customerErasure: await import('@/lib/data/people/customer-erasure'),
    customers: await import('@/lib/data/people/customers'),
    members: await import('@/lib/data/people/members'),
    memberships: await import('@/lib/data/people/memberships'),
    programs: await import('@/lib/data/people/programs'),
    programTokens: await import('@/lib/data/people/program-tokens'),
    personalDataSweep: await import('@/lib/data/people/personal-data-sweep'),
    secondFactor: await import('@/lib/data/people/second-factor'),
    sessions: await import('@/lib/data/people/sessions'),
    tokens: await import('@/lib/data/people/tokens'),
    users: await import('@/lib/data/people/users'),
  };
  const anAccess = async (tx: Tx) => {
    const programId = await d.programs.keepProgram(tx, aProgram());
    const { userId } = a;
    const access = { userId, programId, name: 'x', address: null, scopes: ['read'], endsAt: new Date(at) };
    return d.programs.addProgramAccess(tx, ctx, access);
  };
  return {
    'account-events.addAccountEvent': () =>
      asSystem((tx) => d.accountEvents.addAccountEvent(tx, { userId: a.userId, kind: 'signed_in' })),
    'account-events.noteAccountEvent': () =>
      d.accountEvents.noteAccountEvent({ userId: a.userId, kind: 'sign_in_failed' }),
    'account-events.readAccountEvent': () => d.accountEvents.readAccountEvent(v7()),
    'account-events.listTeamEvents': () => d.accountEvents.listTeamEvents(ctx, 100),
    'api-keys.findApiKey': () => d.apiKeys.findApiKey('unknown'),
    'api-keys.listApiKeys': () => d.apiKeys.listApiKeys(ctx),
    'api-keys.addApiKey': () =>
      own((tx) =>
        d.apiKeys.addApiKey(tx, ctx, {
          kind: 'SECRET',
          name: 'x',
          keyHash: v7(),
          hint: 'x',
          publicKey: null,
        }),
      ),
    'api-keys.keysMadeBy': () => own((tx) => d.apiKeys.keysMadeBy(tx, ctx, a.userId)),
    'api-keys.revokeKeysOf': () => asSystem((tx) => d.apiKeys.revokeKeysOf(tx, a.userId)),
    'api-keys.revokeApiKey': () => own((tx) => d.apiKeys.revokeApiKey(tx, ctx, v7())),
    'programs.findProgram': () => d.programs.findProgram('unknown'),
    'programs.addProgram': () => d.programs.addProgram(aProgram()),
    'programs.keepProgram': () => asSystem((tx) => d.programs.keepProgram(tx, aProgram())),
    'programs.listProgramAccess': async () => {
      await d.programs.listProgramAccess(ctx, null, at);
      await d.programs.listProgramAccess(ctx, a.userId, at);
    },
    'programs.countProgramAccess': () => own((tx) => d.programs.countProgramAccess(tx, ctx, at)),
    'programs.addProgramAccess': () => asSystem(anAccess),
    'programs.endProgramAccess': () =>
      asSystem(async (tx) => {
        await d.programs.endProgramAccess(tx, ctx, v7(), null);
        await d.programs.endProgramAccess(tx, ctx, v7(), a.userId);
      }),
    'programs.endProgramAccessOf': () => asSystem((tx) => d.programs.endProgramAccessOf(tx, a.userId)),
    'programs.endProgramAccessOfMember': () =>
      asSystem((tx) => d.programs.endProgramAccessOfMember(tx, ctx, a.userId)),
    'program-tokens.addProgramTokens': () =>
      asSystem(async (tx) => {
        const token = {
          accessId: await anAccess(tx),
          kind: 'ACCESS',
          tokenHash: v7(),
          expiresAt: new Date(at),
        } as const;
        await d.programTokens.addProgramTokens(tx, ctx, [token]);
      }),
    'program-tokens.prolongProgramAccess': () =>
      asSystem((tx) => d.programTokens.prolongProgramAccess(tx, ctx, v7(), new Date(at))),
    'program-tokens.lockProgramToken': () =>
      asSystem((tx) => d.programTokens.lockProgramToken(tx, ['ACCESS', 'REFRESH'], 'unknown')),
    'program-tokens.spendProgramToken': () =>
      asSystem((tx) => d.programTokens.spendProgramToken(tx, ctx, v7())),
    'program-tokens.findProgramCaller': () => d.programTokens.findProgramCaller('unknown'),
    'customer-erasure.lockCustomer': () => own((tx) => d.customerErasure.lockCustomer(tx, ctx, a.customerId)),
    'customer-erasure.findOpenMatters': () =>
      own((tx) => d.customerErasure.findOpenMatters(tx, ctx, a.customerId)),
    'customer-erasure.eraseCustomerRows': () =>
      own((tx) =>
        d.customerErasure.eraseCustomerRows(tx, ctx, {
          id: a.customerId,
          name: 'x',
          email: 'x',
          erasedAt: null,
        }),
      ),
    'customers.listCustomers': async () => {
      await d.customers.listCustomers(ctx, { search: '', cursor: null, limit: 100 });
      for (const search of ['customer 17', 'customer-17@example.com', '900123', 'zoë'])
        await d.customers.listCustomers(ctx, { search, cursor: null, limit: 100 });
    },
    'customers.readCustomer': () => d.customers.readCustomer(ctx, a.customerId),
    'customers.lockCustomerValues': () => own((tx) => d.customers.lockCustomerValues(tx, ctx, a.customerId)),
    'customers.writeCustomer': () =>
      own((tx) => {
        const values = { id: a.customerId, name: 'x', email: 'x@x.test', phone: '', notes: '' };
        return d.customers.writeCustomer(tx, ctx, values);
      }),
    'members.listMembers': () => d.members.listMembers(ctx),
    'members.activeOwnerUsers': () => asSystem((tx) => d.members.activeOwnerUsers(tx, ctx.tenantId)),
    'members.findMember': () => own((tx) => d.members.findMember(tx, ctx, a.memberId)),
    'members.findMemberByUser': () => own((tx) => d.members.findMemberByUser(tx, ctx, a.userId)),
    'members.lockActiveOwners': () => asSystem((tx) => d.members.lockActiveOwners(tx, ctx)),
    'members.writeMember': () =>
      asSystem((tx) => d.members.writeMember(tx, ctx, a.memberId, { role: 'ADMIN' })),
    'members.addMember': () =>
      asSystem((tx) => d.members.addMember(tx, ctx.tenantId, a.otherUserId, 'STAFF')),
    'memberships.ownedSites': () => asSystem((tx) => d.memberships.ownedSites(tx, a.userId)),
    'memberships.tenantName': () => asSystem((tx) => d.memberships.tenantName(tx, ctx.tenantId)),
    'personal-data-sweep.findForgottenCustomers': () => d.personalDataSweep.findForgottenCustomers(6, 100),
    'personal-data-sweep.removeOldMails': () => d.personalDataSweep.removeOldMails(24, 100),
    'personal-data-sweep.forgetVisitors': () => d.personalDataSweep.forgetVisitors(2, 100),
    'tokens.addToken': () =>
      asSystem((tx) =>
        d.tokens.addToken(tx, {
          id: v7(),
          kind: 'INVITATION',
          tokenHash: v7(),
          tenantId: ctx.tenantId,
          userId: null,
          email: 'guest-1@example.com',
          role: 'STAFF',
          expiresAt: new Date(at),
        }),
      ),
    'tokens.findToken': () => asSystem((tx) => d.tokens.findToken(tx, 'INVITATION', 'x', at)),
    'tokens.spendToken': () => asSystem((tx) => d.tokens.spendToken(tx, v7())),
    'tokens.readInvitations': () => d.tokens.readInvitations(ctx, at),
    'tokens.withdrawInvitation': () => asSystem((tx) => d.tokens.withdrawInvitation(tx, ctx.tenantId, v7())),
    'tokens.readOpenToken': () => asSystem((tx) => d.tokens.readOpenToken(tx, v7(), at)),
    'tokens.endResetLinks': () => asSystem((tx) => d.tokens.endResetLinks(tx, a.userId)),
    'tokens.withdrawInvitationsOf': () =>
      asSystem((tx) => d.tokens.withdrawInvitationsOf(tx, ctx.tenantId, a.userId)),
    'tokens.mailedSince': () =>
      asSystem((tx) =>
        d.tokens.mailedSince(
          tx,
          { kind: 'PASSWORD_RESET', email: 'owner-1@example.com', tenantId: null },
          new Date(at),
        ),
      ),
    'tokens.countOpenLinks': () =>
      asSystem((tx) =>
        d.tokens.countOpenLinks(
          tx,
          { kind: 'PASSWORD_RESET', email: 'owner-1@example.com', tenantId: null },
          at,
        ),
      ),
    'tokens.endProofLinks': () => asSystem((tx) => d.tokens.endProofLinks(tx, a.userId)),
    'tokens.withdrawEveryInvitationOf': () =>
      asSystem((tx) => d.tokens.withdrawEveryInvitationOf(tx, a.userId)),
    'tokens.invitationsSince': () =>
      asSystem((tx) => d.tokens.invitationsSince(tx, 'guest-1@example.com', new Date(at))),
    'sessions.addSession': () =>
      asSystem((tx) => d.sessions.addSession(tx, { userId: a.userId, version: 1, device: 'x' })),
    'sessions.renewSession': () => asSystem((tx) => d.sessions.renewSession(tx, a.userId, v7(), 1)),
    'sessions.markConfirmed': () => d.sessions.markConfirmed(a.userId, v7()),
    'sessions.endSessionRow': () => asSystem((tx) => d.sessions.endSessionRow(tx, a.userId, v7())),
    'sessions.endSessionsBut': () => asSystem((tx) => d.sessions.endSessionsBut(tx, a.userId, v7())),
    'sessions.listSessions': () => d.sessions.listSessions(a.userId),
    'sessions.noteDevice': () => asSystem((tx) => d.sessions.noteDevice(tx, a.userId, 'x')),
    'sessions.forgetDevices': () => asSystem((tx) => d.sessions.forgetDevices(tx, a.userId)),
    'users.findPersonInSession': () => d.users.findPersonInSession(a.userId, v7()),
    'users.lockUser': () => asSystem((tx) => d.users.lockUser(tx, a.userId)),
    'users.proveEmail': () => asSystem((tx) => d.users.proveEmail(tx, a.userId)),
    'users.isOperator': () => asSystem((tx) => d.users.isOperator(tx, a.userId)),
    'users.findUserForSignIn': () => d.users.findUserForSignIn('owner-1@example.com'),
    'users.findSessionUser': () => d.users.findSessionUser(a.userId),
    'users.findUserByEmail': () => asSystem((tx) => d.users.findUserByEmail(tx, 'owner-1@example.com')),
    'users.readUser': () => d.users.readUser(a.userId),
    'users.setPassword': () => asSystem((tx) => d.users.setPassword(tx, a.userId, 'x')),
    'users.raiseSessionVersion': () => asSystem((tx) => d.users.raiseSessionVersion(tx, a.userId)),
    'second-factor.readSecondFactor': () => asSystem((tx) => d.secondFactor.readSecondFactor(tx, a.userId)),
    'second-factor.keepUnconfirmed': () =>
      asSystem((tx) => d.secondFactor.keepUnconfirmed(tx, a.userId, 'x')),
    'second-factor.confirmSecondFactor': () =>
      asSystem((tx) => d.secondFactor.confirmSecondFactor(tx, a.userId, 'x', 1)),
    'second-factor.takeStep': () => asSystem((tx) => d.secondFactor.takeStep(tx, a.userId, 2, 'x')),
    'second-factor.removeSecondFactor': () =>
      asSystem((tx) => d.secondFactor.removeSecondFactor(tx, a.userId)),
    'second-factor.replaceRecoveryCodes': () =>
      asSystem((tx) => d.secondFactor.replaceRecoveryCodes(tx, a.userId, ['x'])),
    'second-factor.spendRecoveryCode': () =>
      asSystem((tx) => d.secondFactor.spendRecoveryCode(tx, a.userId, 'x')),
    'users.lockAdmitted': () =>
      asSystem((tx) => d.users.lockAdmitted(tx, { id: a.userId, sessionVersion: 1 })),
    'users.isEmailProven': () => asSystem((tx) => d.users.isEmailProven(tx, a.userId)),
    'sessions.isKnownDevice': () => d.sessions.isKnownDevice(a.userId, 'x'),
    'users.createUser': () =>
      asSystem((tx) =>
        d.users.createUser(tx, {
          email: `${v7()}@example.com`,
          name: 'x',
          passwordHash: 'x',
          emailProvenAt: null,
        }),
      ),
  };
}

const aProgram = () => ({
  clientId: v7(),
  name: 'x',
  address: null,
  redirectUris: ['http://127.0.0.1/back'],
});
