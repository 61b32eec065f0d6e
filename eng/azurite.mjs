// Runs Azurite for as long as standard input stays open: when whoever started this process closes the pipe,
// or dies and the operating system closes it, the emulator stops too. Arguments are Azurite's own.
import process from 'node:process';

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  console.error(`Node.js ${process.versions.node} is too old: Azurite needs Node.js 20 or newer.`);
  process.exit(1);
}

const keepsNothing = process.argv.includes('--inMemoryPersistence');
let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  // Azurite's own orderly stop writes what it still holds in memory; without listeners it has not started yet.
  if (keepsNothing || process.listenerCount('SIGINT') === 0) process.exit(0);
  process.emit('SIGINT');
  setTimeout(() => process.exit(0), 8000).unref();
}

// Azurite reports on stopping; an owner that was killed reads no longer, and a broken pipe must not end the saving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();

await import('azurite/dist/src/azurite.js');
