// Lists the blobs of a container as JSON, with their content when asked, as Microsoft's JavaScript client reads them.
// usage: STORAGE=<connection string> node read-blobs.mjs <container> [--prefix <prefix>] [--content]
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ContainerClient } from '@azure/storage-blob';

const { values: options, positionals: [container] } = parseArgs({
  allowPositionals: true,
  options: { prefix: { type: 'string' }, content: { type: 'boolean' } },
});
if (!process.env.STORAGE || !container) {
  console.error('usage: STORAGE=<connection string> node read-blobs.mjs <container> [--prefix <prefix>] [--content]');
  process.exit(2);
}

const client = new ContainerClient(process.env.STORAGE, container);
const blobs = [];
for await (const blob of client.listBlobsFlat({ prefix: options.prefix, includeMetadata: true })) {
  const found = {
    name: blob.name,
    length: blob.properties.contentLength,
    contentType: blob.properties.contentType,
    etag: blob.properties.etag,
    lastModified: blob.properties.lastModified.toISOString(),
    metadata: blob.metadata ?? {},
  };
  if (options.content) found.base64 = (await client.getBlobClient(blob.name).downloadToBuffer()).toString('base64');
  blobs.push(found);
}
console.log(JSON.stringify(blobs, null, 2));
