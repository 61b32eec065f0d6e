// Validates a data package with the official Frictionless library and prints each resource as rows of JSON, as the library casts them by
// the package's schema: the names first, text as text, numbers as numbers, days as text. Any breach of profile or schema is an error.
// usage: node check-data-package.mjs <datapackage.json>
import process from 'node:process';
import datapackage from 'datapackage';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node check-data-package.mjs <datapackage.json>');
  process.exit(2);
}

const { valid, errors } = await datapackage.validate(file);
if (!valid) throw new Error(errors.map(String).join('\n'));
const day = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
const read = [];
for (const resource of (await datapackage.Package.load(file)).resources) {
  const rows = await resource.read();
  read.push({ name: resource.name, rows: [resource.headers, ...rows.map((row) => row.map((value) => (value instanceof Date ? day(value) : value)))] });
}

console.log(JSON.stringify(read));
