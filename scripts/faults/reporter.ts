import type { UserConsoleLog } from 'vitest';
import type { Reporter, TestCase } from 'vitest/node';

/**
 * Prints one line for each case as it ends; at the end how many faults were survived, and the names of those that were
 * skipped.
 */
export default class FaultReporter implements Reporter {
  #survived = 0;
  #lost: string[] = [];
  #skipped: string[] = [];
  #others = { passed: 0, failed: 0 };

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    const { fault, notPlayed } = test.meta();
    const seconds = `${((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)} s`;
    if (state === 'skipped') {
      const why = `skipped${notPlayed ? `: ${notPlayed}` : ''}`;
      this.#skipped.push(`${test.name} (${why})`);
      console.log(`- ${test.name} · ${why}`);
      return;
    }
    const passed = state === 'passed';
    if (!isFault(test)) this.#others[passed ? 'passed' : 'failed'] += 1;
    else if (passed) this.#survived += 1;
    else this.#lost.push(test.name);
    const parts = [
      ...(fault ? [`struck ${fault.struck} ×`] : []),
      ...(fault?.duplicateMails ? [`${fault.duplicateMails} second copies of a mail`] : []),
      ...(fault?.deadJobs ? [`${fault.deadJobs} jobs shown as failed`] : []),
      ...(fault ? [`slowest answer ${Math.round(fault.slowestMs)} ms`] : []),
      ...(fault?.note ? [fault.note] : []),
      seconds,
    ];
    console.log(`${passed ? '✓' : '✗'} ${test.name} · ${parts.join(' · ')}`);
    if (!passed) for (const { message, stack } of errors ?? []) console.log(indented(stack ?? message));
  }

  onUserConsoleLog({ content }: UserConsoleLog): void {
    console.log(indented(content.trimEnd()));
  }

  onTestRunEnd(
    modules: ReadonlyArray<{ errors(): { message: string }[] }>,
    unhandled: ReadonlyArray<unknown>,
  ): void {
    for (const module of modules) for (const { message } of module.errors()) console.log(indented(message));
    for (const error of unhandled) console.log(error);
    const { passed, failed } = this.#others;
    if (passed + failed > 0) console.log(`\nthe checker itself: ${passed} passed, ${failed} failed`);
    if (this.#lost.length) console.log(`\nnot survived:\n${indented(this.#lost.join('\n'))}`);
    if (this.#skipped.length) console.log(`\nnot played:\n${indented(this.#skipped.join('\n'))}`);
    console.log(`\nfaults survived: ${this.#survived} of ${this.#survived + this.#lost.length}`);
  }
}

/** Everything except the checker's own tests is a fault. */
const isFault = (test: TestCase): boolean => !test.module.moduleId.endsWith('checker.test.ts');

const indented = (text: string): string => text.replace(/^/gm, '  ');
