// What Maven runs: installs what the lock file names, when it has changed, and then npm's scripts of these names. What
// was built from the same sources is not built again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`The console is built with Node 20.19 or newer, and this is ${process.version}. Install a newer one.`);
}

const time = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

if (time('package-lock.json') > time('node_modules/.package-lock.json')) {
  npm('ci', '--no-progress');
}
for (const script of process.argv.slice(2)) {
  if (script !== 'build') {
    npm('run', script);
  } else if (newest() > time('target/built')) {
    npm('run', script);
    mkdirSync('target', { recursive: true });
    writeFileSync('target/built', '');
  }
}

function newest() {
  const sources = ['src', 'public'].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => join(folder, file)),
  );
  return Math.max(...[...sources, 'index.html', 'package-lock.json', 'package.json', 'vite.config.ts'].map(time));
}

function npm(...words) {
  const { status, error } = spawnSync('npm', words, { stdio: 'inherit' });
  if (error || status !== 0) {
    fail(`npm ${words.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  }
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
