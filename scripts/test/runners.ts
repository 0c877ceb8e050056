import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../paths';
import { type Outcome, run } from './check';

const tool = (path: string) => join(root, 'node_modules', path);

/** Counts a runner's tests by its own report. A runner that fails without a failed test counts as one failure. */
async function counted(
  args: (report: string) => string[],
  env: (report: string) => NodeJS.ProcessEnv,
  count: (report: unknown) => { passed: number; failed: number },
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'mais-report-'));
  const report = join(folder, 'report.json');
  try {
    const { code, log } = await run(args(report), env(report));
    const { passed, failed } = existsSync(report)
      ? count(JSON.parse(readFileSync(report, 'utf8')))
      : { passed: 0, failed: 0 };
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, log };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

export function vitest(...projects: string[]): Promise<Outcome> {
  return counted(
    (report) => [
      tool('vitest/vitest.mjs'),
      'run',
      '--passWithNoTests',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    () => process.env,
    (report) => {
      const { numPassedTests, numFailedTests, testResults } = report as VitestReport;
      // A file that fails to load has no failed tests.
      const broken = testResults.filter(
        ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
      );
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    },
  );
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

export function playwright(): Promise<Outcome> {
  return counted(
    () => [tool('@playwright/test/cli.js'), 'test', '--pass-with-no-tests', '--reporter=list,json'],
    (report) => ({ ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    (report) => {
      const { expected, unexpected, flaky } = (report as PlaywrightReport).stats;
      return { passed: expected, failed: unexpected + flaky };
    },
  );
}
