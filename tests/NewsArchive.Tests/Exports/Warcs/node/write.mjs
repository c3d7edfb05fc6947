// Writes the pages that come as JSON on standard input, [{url, date, html}], into a WARC file with warcio: node write.mjs FILE gzip|plain
import { readFileSync, writeFileSync } from 'node:fs';
import { WARCRecord, WARCSerializer } from 'warcio';

const [file, packing] = process.argv.slice(2);
const options = { gzip: packing === 'gzip' };
const warcVersion = 'WARC/1.1';
const parts = [await WARCSerializer.serialize(await WARCRecord.createWARCInfo({ filename: 'pages.warc', warcVersion }, { software: 'warcio' }), options)];
for (const page of JSON.parse(readFileSync(0, 'utf8'))) {
  const httpHeaders = { 'Content-Type': 'text/html; charset=utf-8' };
  async function* content() {
    yield new TextEncoder().encode(page.html);
  }

  async function* nothing() {
  }

  const request = await WARCRecord.create({ url: page.url, date: page.date, type: 'request', warcVersion, httpHeaders: {} }, nothing());
  const response = await WARCRecord.create({ url: page.url, date: page.date, type: 'response', warcVersion, httpHeaders }, content());
  parts.push(await WARCSerializer.serialize(response, options), await WARCSerializer.serialize(request, options));
}

writeFileSync(file, Buffer.concat(parts));
