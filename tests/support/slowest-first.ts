import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, by seconds of CPU: begun last, it would keep one worker busy while the others have nothing left.
 * Vitest itself goes by the size of a file where it has never run.
 */
const slowest = [
  'api/strict-answers',
  'api/bad-input',
  'platform/accounts',
  'api/fuzz-actions',
  'api/statements',
  'api/fuzz',
  'data/operations',
  'money/ledger',
  'api/targets',
  'api/foreign-ids',
  'api/account',
  'api/contract',
  'money/histories',
  'money/cancel',
  'money/pay',
  'api/impersonation',
  'api/session',
  'faults/checker',
].map((name) => `/${name}.test.ts`);

export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = slowest.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? slowest.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}
