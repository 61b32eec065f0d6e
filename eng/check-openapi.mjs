// Checks an OpenAPI document against the OpenAPI 3.1 schema, and answers against what the document says of them. Prints the faults as JSON.
// usage: node check-openapi.mjs <openapi.json> <answers.json>
// answers.json: [{ "path", "verb", "status", "mediaType", "body" }]; body is parsed where the media type is JSON.
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const [documentFile, answersFile] = process.argv.slice(2);
if (!documentFile || !answersFile) {
  console.error('usage: node check-openapi.mjs <openapi.json> <answers.json>');
  process.exit(2);
}

const document = JSON.parse(await readFile(documentFile, 'utf8'));
const answers = JSON.parse(await readFile(answersFile, 'utf8'));
const faults = [];

const verdict = await new Validator().validate(structuredClone(document));
if (!verdict.valid) faults.push({ document: verdict.errors });

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, 'api');

const escape = (part) => part.replaceAll('~', '~0').replaceAll('/', '~1');
function resolve(pointer) {
  const node = pointer.split('/').slice(1).reduce((at, part) => at?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  return node?.$ref ? { pointer: node.$ref.slice(1), node: resolve(node.$ref.slice(1)).node } : { pointer, node };
}

for (const answer of answers) {
  const { pointer, node } = resolve(`/paths/${escape(answer.path)}/${answer.verb}/responses/${answer.status}`);
  if (!node) {
    faults.push({ answer, fault: 'The document does not have this status.' });
    continue;
  }

  if (answer.mediaType === '') continue;
  const schema = node.content?.[answer.mediaType];
  if (!schema) {
    faults.push({ answer, fault: 'The document does not have this media type.' });
    continue;
  }

  if (!/json$/.test(answer.mediaType)) continue;
  const validate = ajv.compile({ $ref: `api#${pointer}/content/${escape(answer.mediaType)}/schema` });
  if (!validate(JSON.parse(answer.body))) faults.push({ path: answer.path, status: answer.status, fault: validate.errors.slice(0, 5) });
}

console.log(JSON.stringify(faults));
