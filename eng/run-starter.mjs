// Runs the statements of a starter in DuckDB, in the folder that has the downloaded file, and prints the table that they leave, as rows of
// JSON: the names first, text as text, numbers as numbers, days as text.
// usage: node run-starter.mjs <folder> <script> <table>
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';

const [folder, script, table] = process.argv.slice(2);
if (!table) {
  console.error('usage: node run-starter.mjs <folder> <script> <table>');
  process.exit(2);
}

const statements = await readFile(resolve(script), 'utf8');
const modules = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm'));
const bundle = (kind) => ({ mainModule: resolve(modules, `duckdb-${kind}.wasm`), mainWorker: resolve(modules, `duckdb-node-${kind}.worker.cjs`) });
process.chdir(folder);
const database = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
await database.instantiate();
const connection = database.connect();
connection.query(statements);
const read = connection.query(`FROM ${table}`);
const types = read.schema.fields.map((field) => String(field.type));

function field(value, type) {
  if (value === null || value === undefined) return null;
  if (type.startsWith('Date')) return new Date(Number(value)).toISOString().slice(0, 10);
  return typeof value === 'bigint' ? Number(value) : value;
}

const columns = types.map((type, i) => [...read.getChildAt(i)].map((value) => field(value, type)));
const rows = Array.from({ length: read.numRows }, (_, row) => columns.map((column) => column[row]));
// The database keeps the process alive.
process.stdout.write(JSON.stringify([read.schema.fields.map((each) => each.name), ...rows]), () => process.exit(0));
