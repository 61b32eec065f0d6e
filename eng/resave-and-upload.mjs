// Opens a workbook with SheetJS, writes it again in SheetJS's own way, and uploads it with Microsoft's JavaScript client, as a reporter
// with other software would. Prints [{ etag }] of the upload.
// usage: STORAGE=<connection string> node resave-and-upload.mjs <container> <blob> <file>
import process from 'node:process';
import { readFileSync } from 'node:fs';
import { BlobServiceClient } from '@azure/storage-blob';
import xlsx from 'xlsx';

const [container, blob, file] = process.argv.slice(2);
if (!process.env.STORAGE || !file) {
  console.error('usage: STORAGE=<connection string> node resave-and-upload.mjs <container> <blob> <file>');
  process.exit(2);
}

const workbook = xlsx.read(readFileSync(file), { cellStyles: true, cellNF: true });
const bytes = xlsx.write(workbook, { type: 'buffer', bookType: 'xlsx', compression: true });
const client = BlobServiceClient.fromConnectionString(process.env.STORAGE).getContainerClient(container).getBlockBlobClient(blob);
const { etag } = await client.uploadData(bytes);
console.log(JSON.stringify([{ etag }]));
