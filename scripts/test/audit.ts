import { spawnSync } from 'node:child_process';
import { root } from '../paths';
import type { Outcome } from './check';

type Report = {
  vulnerabilities?: Record<string, { severity: string; via: (string | { title: string; url: string })[] }>;
};

/** `npm audit` of the production packages: high and critical findings fail. Without a registry it says so. */
export function audit(): Outcome {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 30_000,
  });
  const report = parse(stdout);
  if (!report?.vulnerabilities) {
    console.log('  npm audit: skipped, the registry does not answer.');
    return { passed: 1, failed: 0, log: '' };
  }
  const found = Object.entries(report.vulnerabilities);
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  console.log(`  npm audit: ${found.length} known weaknesses, ${grave.length} of them high or critical`);
  if (!grave.length) return { passed: 1, failed: 0, log: '' };
  const lines = grave.map(([name, { severity, via }]) => {
    const why = via.map((each) => (typeof each === 'string' ? each : `${each.title} ${each.url}`));
    return `${name} (${severity}): ${why.join('; ')}`;
  });
  return { passed: 0, failed: 1, log: lines.join('\n') };
}

function parse(text: string): Report | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
