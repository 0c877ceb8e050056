import { describe, expect, it } from 'vitest';
import { manageToken, readManageToken } from '@/lib/integrations/crypto/manage-link';
import { hashPassword, verifyAgainstNobody, verifyPassword } from '@/lib/integrations/crypto/password-hash';

const booking = {
  tenantId: '0199f000-0000-7000-8000-000000000001',
  bookingId: '0199f000-0000-7000-8000-000000000002',
  manageVersion: 3,
  endTime: Date.UTC(2027, 0, 10),
};
const expiresAt = booking.endTime + 30 * 86_400_000;

describe('a manage link', () => {
  it('says which booking and version it is for, until 30 days after the event', () => {
    const token = manageToken(booking);
    expect(readManageToken(token, expiresAt - 1)).toEqual({
      ok: true,
      claim: { tenantId: booking.tenantId, bookingId: booking.bookingId, version: 3, expiresAt },
    });
    expect(readManageToken(token, expiresAt)).toMatchObject({ ok: false, reason: 'expired' });
  });

  it('is refused after any change of a single character', () => {
    const token = manageToken(booking);
    for (let at = 0; at < token.length; at++) {
      for (const other of ['A', 'B', '_']) {
        if (token[at] === other) continue;
        const tampered = token.slice(0, at) + other + token.slice(at + 1);
        expect(readManageToken(tampered, 0)).toEqual({ ok: false, reason: 'invalid' });
      }
    }
  });

  it.each(['', 'x', 'A'.repeat(99), `${manageToken(booking)}A`, '../../etc', '💍'])('refuses %j', (text) => {
    expect(readManageToken(text, 0)).toEqual({ ok: false, reason: 'invalid' });
  });
});

describe('a password', () => {
  it('is kept as argon2id with a salt of its own and is recognised', async () => {
    const [one, two] = await Promise.all([hashPassword('demo-Passw0rd'), hashPassword('demo-Passw0rd')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, 'demo-Passw0rd')).toBe(true);
    expect(await verifyPassword(one, 'demo-passw0rd')).toBe(false);
    expect(await verifyPassword('plain', 'plain')).toBe(false);
  });

  it('takes as long to check for nobody as for somebody', async () => {
    const hash = await hashPassword('something');
    await verifyAgainstNobody('warm up');
    const time = async (run: () => Promise<unknown>) => {
      const started = performance.now();
      await run();
      return performance.now() - started;
    };
    // In turn, and the quickest of each: whatever else the machine does only ever adds.
    let [somebody, nobody] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < 10; round++) {
      somebody = Math.min(somebody, await time(() => verifyPassword(hash, 'wrong')));
      nobody = Math.min(nobody, await time(() => verifyAgainstNobody('wrong')));
    }
    expect(nobody / somebody).toBeGreaterThan(0.4);
    expect(nobody / somebody).toBeLessThan(2.5);
  });
});
