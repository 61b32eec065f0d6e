// Runs a command for as long as standard input stays open: when whoever started this process closes the pipe, or dies and
// the operating system closes it, the command is asked to stop, and killed if it does not.
// Usage: node supervise.mjs <program> [arguments …]
import process from 'node:process';
import { spawn } from 'node:child_process';

const patienceMilliseconds = 15_000;
const [program, ...programArguments] = process.argv.slice(2);
const child = spawn(program, programArguments, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

// The owner ends the command itself, should this process be killed.
if (child.pid) console.log(`supervised process ${child.pid}`);
process.stdout.on('error', () => {});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds).unref();
}

// The console sends its interrupt to the whole group; only the owner decides when the command stops.
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).resume();
child.on('error', (error) => {
  console.error(`${program}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 0 : 1)));
