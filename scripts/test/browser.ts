import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { dataDir, root } from '../paths';

const systemBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Arguments with which a headless Chromium runs as root and in a container, without a GPU. */
export const browserArguments = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-dev-shm-usage'];

/**
 * Finds a Chromium that starts on this machine: the one of PLAYWRIGHT_CHROMIUM_PATH, Playwright's own, the system's, or
 * the one inside the npm package @sparticuz/chromium, unpacked under .data. Stored in the environment, for child
 * processes.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${given}, which is not there.`);
    return given;
  }
  const candidates = [chromium.executablePath(), ...systemBrowsers.flatMap(onPath)];
  const found = candidates.find(starts) ?? (await unpacked());
  process.env.PLAYWRIGHT_CHROMIUM_PATH = found;
  return found;
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .filter((path) => existsSync(path));
}

/** Starts it once, since an installed browser may lack a library. */
function starts(path: string): boolean {
  return existsSync(path) && spawnSync(path, ['--no-sandbox', '--version'], { timeout: 15_000 }).status === 0;
}

async function unpacked(): Promise<string> {
  const packed = join(root, 'node_modules/@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const folder = join(dataDir(), `chromium-${version}`);
  if (!existsSync(folder)) {
    // Unpacked to a temporary folder and renamed, so that a killed run leaves no partial browser.
    const unfinished = `${folder}.${process.pid}`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    await inflateInto(unfinished, join(packed, 'bin'));
    renameSync(unfinished, folder);
  }
  const binary = join(folder, 'chromium');
  if (starts(binary)) return binary;
  // libnss3 and related libraries are missing on this machine; the package includes those of Amazon Linux.
  process.env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(':');
  process.env.FONTCONFIG_PATH ??= join(folder, 'fonts');
  if (starts(binary)) return binary;
  throw new Error(
    'No Chromium starts on this machine. Install one, or name one in PLAYWRIGHT_CHROMIUM_PATH.',
  );
}

/** The package unpacks into the system's temporary folder, so TMPDIR is set for it. */
async function inflateInto(folder: string, bin: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await Promise.all(
      readdirSync(bin)
        .filter((name) => name.endsWith('.br'))
        .map((name) => inflate(join(bin, name))),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
