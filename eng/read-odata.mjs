// Reads an OData service as its clients do, and prints as JSON what each entity set has: its columns by the schema, and all rows, page by page.
// The schema is checked by the converter and the JSON schema of OData's own committee.
// usage: TOKEN=<token> node read-odata.mjs <service root> <page size>
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import process from 'node:process';
import Ajv from 'ajv';
import client from '@odata/client';
import csdl from 'odata-csdl';

const [root, pageSize] = process.argv.slice(2);
if (!process.env.TOKEN || !root || !pageSize) {
  console.error('usage: TOKEN=<token> node read-odata.mjs <service root> <page size>');
  process.exit(2);
}

const service = client.OData.New4({
  serviceEndpoint: root,
  credential: { username: 'token', password: process.env.TOKEN },
  commonHeaders: { Prefer: `odata.maxpagesize=${pageSize}` },
});

function check(condition, ...fault) {
  if (!condition) {
    console.error(...fault);
    process.exit(1);
  }
}

const validate = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(
  JSON.parse(await readFile(createRequire(import.meta.url).resolve('odata-csdl/schemas/csdl.schema.json'), 'utf8')));
const messages = [];
const schema = csdl.xml2json(await service.requestUri(`${root}$metadata`), { strict: true, annotations: true, messages });
check(messages.length === 0, messages);
for (const document of [schema, await service.requestUri(`${root}$metadata?$format=json`)]) {
  check(validate(document), validate.errors);
}

const container = schema.pipeline.data;
const sets = [];
for (const { name, url } of (await service.requestUri(root)).value) {
  const type = schema.pipeline[container[name].$Type.replace('pipeline.', '')];
  const rows = [];
  let pages = 0;
  for (let next = `${root}${url}`; next; pages++) {
    const page = await service.requestUri(next);
    check(Array.isArray(page.value), page);
    rows.push(...page.value);
    next = page['@odata.nextLink'];
  }

  const set = service.getEntitySet(name);
  const key = Object.fromEntries(type.$Key.map((column) => [column, rows[0][column]]));
  const like = type.$Key.reduce((filter, column) => filter.property(column).eq(key[column]), service.newFilter());
  sets.push({
    name,
    pages,
    rows,
    columns: Object.keys(type).filter((column) => !/^[$@]/.test(column)),
    count: await set.count(),
    found: await set.query(like),
    retrieved: await set.retrieve(key),
    last: await set.query(service.newOptions().orderby(type.$Key[0], 'desc').top(1).select(type.$Key)),
  });
}

console.log(JSON.stringify(sets));
