// Prints all rows of a table as JSON, every property with its EDM type, as Microsoft's JavaScript client reads them.
// usage: STORAGE=<connection string> node read-tables.mjs <table>
import process from 'node:process';
import { TableClient } from '@azure/data-tables';

const [table] = process.argv.slice(2);
if (!process.env.STORAGE || !table) {
  console.error('usage: STORAGE=<connection string> node read-tables.mjs <table>');
  process.exit(2);
}

function describe(value) {
  if (value instanceof Date) return { type: 'DateTime', value: value.toISOString() };
  if (value instanceof Uint8Array) return { type: 'Binary', value: Buffer.from(value).toString('base64') };
  if (typeof value === 'bigint') return { type: 'Int64', value: value.toString() };
  // With disableTypeConversion everything but strings and booleans comes as { value, type }.
  if (value !== null && typeof value === 'object') return { type: value.type, value: String(value.value) };
  if (typeof value === 'boolean') return { type: 'Boolean', value: String(value) };
  return { type: 'String', value };
}

// JSON.parse reads the double 1.0 as the integer 1. Where the text has such a number, it is annotated before the client parses it.
const wholeDouble = /"((?:[^"\\]|\\.)*)":(-?\d+\.0)(?=[,}])|"(?:[^"\\]|\\.)*"/g;
const keepDoubles = {
  name: 'keepDoubles',
  async sendRequest(request, next) {
    const response = await next(request);
    response.bodyAsText &&= response.bodyAsText.replace(wholeDouble, (text, name, number) =>
      name === undefined ? text : `"${name}@odata.type":"Edm.Double","${name}":"${number}"`);
    return response;
  },
};

const client = TableClient.fromConnectionString(process.env.STORAGE, table, { allowInsecureConnection: true });
client.pipeline.addPolicy(keepDoubles, { afterPhase: 'Sign' });
const rows = [];
for await (const entity of client.listEntities({ disableTypeConversion: true })) {
  const { etag, timestamp, ...properties } = entity;
  rows.push(Object.fromEntries(Object.entries(properties)
    .filter(([name]) => !name.startsWith('odata.'))
    .map(([name, value]) => [name, describe(value)])));
}
console.log(JSON.stringify(rows, null, 2));
