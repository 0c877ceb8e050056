// Prepares a bare machine before anything else can run. Plain JavaScript without dependencies, for Node 20.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
/** npm writes this lock file at the end of an install. */
const mark = join(modules, '.package-lock.json');
const major = Number(process.versions.node.split('.')[0]);

/**
 * Installs what is missing, then runs a TypeScript entry on Node 24 (the deployment's runtime): in this process if it
 * is Node 24 already, else in a child process that gets every signal and whose exit code is passed on.
 * @param {string} entry its path from the checkout's root
 */
export async function bootstrap(entry) {
  if (major < 20) fail(`Node 20 or newer is needed, this is ${process.version}.`);
  process.chdir(root);
  if (!isInstalled()) await install();
  const node = await node24();
  // Child processes find the same Node and the installed tools first.
  process.env.PATH = [join(modules, 'node/bin'), join(modules, '.bin'), process.env.PATH].join(delimiter);

  if (realpathSync(process.execPath) === realpathSync(node)) {
    const { register } = await import('tsx/esm/api');
    register();
    await import(pathToFileURL(join(root, entry)).href);
    return;
  }
  const child = spawn(node, ['--import', 'tsx', join(root, entry), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Started by npm, this process ends with it. The child notices ours by the IPC channel.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid === parent || process.exit(1), 1000).unref();
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Whether node_modules matches package-lock.json for this platform. */
function isInstalled() {
  if (!existsSync(mark)) return false;
  const have = JSON.parse(readFileSync(mark, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(([path, { version, optional, peer }]) => {
    if (path === '' || have[path]?.version === version) return true;
    // Optional packages of other platforms.
    return (optional || peer) && !have[path];
  });
}

async function install() {
  const started = Date.now();
  console.log('• Packages: installing (the first time only; about a minute)');
  const env = { ...process.env };
  // Removes shell settings that would leave out packages needed for building and testing.
  for (const key of Object.keys(env))
    if (key === 'NODE_ENV' || /^npm_config_(omit|production|dry_run)$/i.test(key)) delete env[key];
  // npm's own script and Node, when npm started us: the `node` on the PATH may be the one that is being replaced.
  const cli = process.env.npm_execpath;
  const [command, ...first] =
    cli?.endsWith('npm-cli.js') && existsSync(cli)
      ? [process.env.npm_node_execpath ?? process.execPath, cli]
      : ['npm'];
  // An existing folder gets only the changes.
  const how = existsSync(mark) ? ['install', '--no-save'] : ['ci'];
  const { status, output } = await run(command, [...first, ...how, '--include=dev', '--loglevel=error'], env);
  if (status !== 0) fail(`npm ${how[0]} failed:\n${output}`);
  console.log(`✓ Packages installed · ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The path of Node 24 in node_modules. Its package downloads it in an install script, which npm may have skipped. */
async function node24() {
  const binary = join(modules, 'node/bin/node');
  if (!works(binary)) {
    console.log('• Node 24: fetching');
    await run(process.execPath, ['installArchSpecificPackage.js'], process.env, join(modules, 'node'));
  }
  if (works(binary)) return binary;
  if (major >= 24) return process.execPath;
  return fail('Node 24 could not be fetched (npm package "node"). Install Node 24, then run this again.');
}

function works(binary) {
  return existsSync(binary) && spawnSync(binary, ['--version']).status === 0;
}

function run(command, args, env, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const stop = () => {
      child.kill('SIGTERM');
      process.exit(1);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    const done = (status) => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ status, output });
    };
    child.on('error', (error) => {
      output += error.message;
      done(1);
    });
    child.on('close', done);
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
