import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import { createPolicy } from '@/lib/integrations/resilience';

const rule = { limitMs: 200, concurrent: 2, queued: 1, repeats: 1, unavailable: 'Away.' };
const breaker = { failureRate: 0.5, window: 10, minimumCalls: 4, openMs: 150 };

const answer = (status: number) => () =>
  Promise.reject(Object.assign(new Error('no'), { statusCode: status }));
const refused = () => Promise.reject(new Error('ECONNREFUSED'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a policy around a vendor', () => {
  it('gives up at the time limit with a sentence that may be shown', async () => {
    const policy = createPolicy('slow', rule, breaker);
    const started = performance.now();
    const failure = await policy.call(() => new Promise(() => {})).catch((error: unknown) => error);
    expect(performance.now() - started).toBeLessThan(400);
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'unavailable', message: 'Away.', retryAfterSeconds: 5 });
  });

  it('opens at the failure rate, lets one trial through and closes when it succeeds', async () => {
    const policy = createPolicy('broken', rule, breaker);
    for (let call = 0; call < 3; call++) await policy.call(refused).catch(() => {});
    expect(policy.state()).toBe('CLOSED');
    await policy.call(refused).catch(() => {});
    expect(policy.state()).toBe('OPEN');

    let reached = 0;
    await expect(policy.call(async () => reached++)).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: 30,
    });
    expect(reached).toBe(0);

    await pause(170);
    const trial = policy.call(() => pause(50).then(() => reached++));
    await pause(5);
    expect(policy.state()).toBe('HALF_OPEN');
    await trial;
    expect(reached).toBe(1);
    expect(policy.state()).toBe('CLOSED');
  });

  it('opens again when the trial fails', async () => {
    const policy = createPolicy('still broken', rule, breaker);
    for (let call = 0; call < 4; call++) await policy.call(answer(500)).catch(() => {});
    await pause(170);
    await policy.call(answer(503)).catch(() => {});
    expect(policy.state()).toBe('OPEN');
  });

  it('does not count a 4xx as a failure, and hands it on as it is', async () => {
    const policy = createPolicy('strict', rule, breaker);
    for (let call = 0; call < 20; call++) {
      await expect(policy.call(answer(402))).rejects.toMatchObject({ statusCode: 402 });
    }
    expect(policy.state()).toBe('CLOSED');
    await expect(policy.call(answer(429))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('repeats only what is said to be repeatable, once', async () => {
    const policy = createPolicy('flaky', { ...rule, limitMs: 2_000 }, breaker);
    let calls = 0;
    const flaky = async () => {
      calls++;
      if (calls === 1) throw Object.assign(new Error('hiccup'), { statusCode: 500 });
      return 'done';
    };
    for (const about of [{}, { about: 'one' }]) {
      calls = 0;
      expect(await policy.call(flaky, { repeatable: true, ...about })).toBe('done');
      expect(calls).toBe(2);
    }
    calls = 0;
    await expect(policy.call(flaky)).rejects.toMatchObject({ code: 'unavailable' });
    expect(calls).toBe(1);
  });

  it('stays closed for all while one account alone is answered with errors, and opens when others are too', async () => {
    // As many calls as count before it may open.
    const policy = createPolicy('one', rule, { failureRate: 0.5, window: 20, minimumCalls: 8, openMs: 150 });
    // An SDK's error, and one of our own clients'.
    const ours = () => Promise.reject(Object.assign(new Error('no'), { status: 500 }));
    for (let call = 0; call < 20; call++) {
      const failing = call % 2 ? answer(500) : ours;
      await expect(policy.call(failing, { about: 'one', repeatable: true })).rejects.toMatchObject({
        code: 'unavailable',
      });
    }
    expect(policy.state()).toBe('CLOSED');
    for (let call = 0; call < 12; call++)
      await policy.call(answer(500), { about: `other ${call}` }).catch(() => {});
    expect(policy.state()).toBe('OPEN');
    const silent = createPolicy('silent', rule, breaker);
    for (let call = 0; call < 4; call++) await silent.call(refused, { about: 'one' }).catch(() => {});
    expect(silent.state()).toBe('OPEN');
  });

  it('stays closed for all while one account fails and succeeds in turns, and nobody else calls', async () => {
    const policy = createPolicy('turns', rule, {
      failureRate: 0.5,
      window: 20,
      minimumCalls: 8,
      openMs: 150,
    });
    for (let round = 0; round < 10; round++) {
      for (const each of [answer(500), answer(500), async () => 'done']) {
        await policy.call<unknown>(each, { about: 'one' }).catch(() => {});
      }
    }
    expect(policy.state()).toBe('CLOSED');
  });

  it('turns callers away when its slots and its queue are full', async () => {
    const policy = createPolicy('busy', rule, breaker);
    const running = [1, 2, 3].map(() => policy.call(() => pause(60)));
    await expect(policy.call(async () => 'never')).rejects.toMatchObject({ code: 'unavailable' });
    expect(policy.running()).toBe(2);
    expect(policy.waiting()).toBe(1);
    await Promise.all(running);
    expect(policy.state()).toBe('CLOSED');
  });
});
