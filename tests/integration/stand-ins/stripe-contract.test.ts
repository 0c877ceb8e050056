import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTestKey, keyRefusal } from '@/scripts/contract/key';
import { controlCloud } from '@/stand-ins/control';
import { startLocalCloud } from '@/stand-ins/server';
import { differences } from '@/tests/contract/compare';
import { createRunner, type Outcome, type Scenario } from '@/tests/contract/contract';
import { exceptions } from '@/tests/contract/exceptions';
import { type Recorder, startRecorder } from '@/tests/contract/recorder';
import { type Recording, readRecording, recordingFolder, writeRecording } from '@/tests/contract/recording';
import { scenarios } from '@/tests/contract/scenarios';
import { standInTarget } from '@/tests/contract/stand-in';
import { setEnvironment } from '@/tests/support/environment';

/** `npm run contract:stripe` asks Stripe itself the same. */
let recorder: Recorder;
let run: (scenario: Scenario) => Promise<Outcome>;
let close: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'contract-'));
beforeAll(async () => {
  const cloud = await startLocalCloud({ appUrl: 'http://127.0.0.1:9' });
  recorder = await startRecorder(cloud.urls.stripe);
  setEnvironment({ STRIPE_API_URL: recorder.url });
  run = createRunner(recorder, standInTarget(controlCloud(cloud.urls.control)));
  close = async () => {
    await recorder.close();
    await cloud.close();
  };
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

const named = (name: string): Scenario => {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found;
};

describe('the stand-in', () => {
  it.each(scenarios)('does what Stripe’s documents say, and what we assume: $name', async (scenario) => {
    const outcome = await run(scenario);
    expect(outcome.unmet).toEqual([]);
    expect(outcome.exchanges.length).toBeGreaterThan(0);
    const recorded = readRecording(recordingFolder, scenario.name);
    if (recorded) expect(differences(recorded, outcome.exchanges, exceptions)).toEqual([]);
  });

  it('has an exception only for what is recorded', () => {
    for (const { scenario, reason } of exceptions) {
      expect(readRecording(recordingFolder, scenario), scenario).toBeDefined();
      expect(reason).not.toBe('');
    }
  });
});

describe('a recording', () => {
  async function recorded(): Promise<Recording> {
    const { exchanges, answers } = await run(named('refunds'));
    const recording: Recording = {
      scenario: 'refunds',
      apiVersion: recorder.apiVersion(),
      recordedOn: '2026-11-30',
      answers,
      exchanges,
    };
    writeRecording(folder, recording);
    const read = readRecording(folder, 'refunds');
    if (!read) throw new Error('it was not written');
    return read;
  }

  it('carries nothing that differs from run to run, and no key', async () => {
    const recording = await recorded();
    const text = JSON.stringify(recording);
    expect(text).not.toMatch(/sk_test|_[A-Za-z0-9]{14,}/);
    expect(recording.apiVersion).toMatch(/^20\d\d-/);
    const again = await run(named('refunds'));
    expect(differences(recording, again.exchanges, [])).toEqual([]);
  });

  it('that says otherwise in one place fails, unless that place is named with a reason', async () => {
    const recording = await recorded();
    const { exchanges } = await run(named('refunds'));
    const refused = recording.exchanges.findIndex(({ response }) => response.status === 400);
    const body = recording.exchanges[refused]?.response.body as { error: { code?: string } };
    body.error.code = 'something_else';
    const place = `exchange ${refused + 1}, response.body.error.code`;
    const what = 'Stripe: "something_else", the stand-in: ';
    expect(differences(recording, exchanges, [])).toEqual([expect.stringContaining(`${place}: ${what}`)]);
    const exception = { scenario: 'refunds', place, reason: 'a test' };
    expect(differences(recording, exchanges, [exception])).toEqual([]);
    expect(differences(recording, exchanges, [{ ...exception, scenario: 'amounts' }])).toHaveLength(1);
  });

  it('that is longer fails, and so does an exception that nothing needs', async () => {
    const recording = await recorded();
    const { exchanges } = await run(named('refunds'));
    const unused = { scenario: 'refunds', place: 'exchange 1, response.status', reason: 'a test' };
    expect(differences(recording, exchanges, [unused])).toEqual([
      'refunds, exchange 1, response.status: an exception that nothing needs any more',
    ]);
    const last = exchanges.length;
    expect(differences(recording, exchanges.slice(0, -1), [])).toEqual([
      expect.stringContaining(`exchange ${last}: Stripe: {`),
    ]);
  });
});

describe('npm run contract:stripe', () => {
  it('takes a test key and no other', () => {
    expect(isTestKey('sk_test_51abc')).toBe(true);
    expect(keyRefusal(undefined)).toContain('STRIPE_SECRET_KEY=sk_test_');
    expect(keyRefusal('')).toContain('STRIPE_SECRET_KEY=sk_test_');
    expect(keyRefusal('sk_live_51abc')).toContain('real money');
    for (const other of ['rk_test_51abc', 'pk_test_51abc', 'whsec_1', 'sk_test_local_cloud', 'sk_test_'])
      expect(keyRefusal(other), other).toContain('not a test key');
    expect(keyRefusal('sk_test_51abc')).toBeNull();
  });
});
