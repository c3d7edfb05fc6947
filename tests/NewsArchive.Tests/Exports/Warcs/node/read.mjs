// Prints one JSON object for every record of a WARC file, as warcio reads it, with digests computed here.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { WARCParser } from 'warcio';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function digest(bytes) {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of createHash('sha1').update(bytes).digest()) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) {
      text += letters[(value >> (bits - 5)) & 31];
    }

    value &= 31;
  }

  return `sha1:${text}`;
}

function bodyOf(block) {
  const end = Buffer.from(block).indexOf('\r\n\r\n');
  return block.slice(end + 4);
}

const file = process.argv[2];
const blocks = new WARCParser(createReadStream(file), { parseHttp: false });
const pages = new WARCParser(createReadStream(file));
for await (const record of blocks) {
  const block = await record.readFully(false);
  const page = await pages.parse();
  const isHttp = ['response', 'revisit'].includes(record.warcType);
  console.log(JSON.stringify({
    type: record.warcType,
    version: record.warcHeaders.statusline,
    uri: record.warcTargetURI ?? null,
    date: record.warcDate,
    id: record.warcHeader('WARC-Record-ID'),
    offset: blocks.offset,
    blockDigest: [record.warcHeader('WARC-Block-Digest') ?? null, digest(block)],
    payloadDigest: [record.warcHeader('WARC-Payload-Digest') ?? null, digest(record.warcType === 'response' ? bodyOf(block) : block)],
    status: isHttp ? page.httpHeaders.statusCode : null,
    text: isHttp ? await page.contentText() : null,
  }));
  await page.skipFully();
}
