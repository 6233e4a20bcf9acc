import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cleanUpload } from './clean-upload.ts';

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#2f6f62' } });
const pdf = (inside = '') =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

/** 24 by 16 pixels, as a phone photographs. */
const heic = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAABgAEAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAKgACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFluqumubgQEDAgAAAAwCAAAADAIQiAAEABkQBwXPBiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAGAAAABAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAADJtZGF0AAAAJigBrxkhXkJA712lv/81Y/0Tl/glbfKZKKaXBNeImQsDgYCNkZ04',
  'base64',
);

describe('a picture that is sent', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('as %s stays what it is', async (format) => {
    const clean = await cleanUpload(await picture().toFormat(format).toBuffer());
    expect(clean).toMatchObject({ type: `image/${format}`, width: 40, height: 30 });
    expect((await sharp(clean.bytes).metadata()).format).toBe(format);
  });

  test('loses where and when it was taken, and stands upright', async () => {
    const sent = await picture()
      .withExif({ IFD0: { Copyright: 'canary-exif' }, IFD3: { GPSLatitude: '30/1 15/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(sent.includes('canary-exif')).toBe(true);
    const clean = await cleanUpload(sent);
    expect(clean).toMatchObject({ width: 30, height: 40 });
    expect(clean.bytes.includes('canary-exif')).toBe(false);
    expect((await sharp(clean.bytes).metadata()).exif).toBeUndefined();
  });

  test('loses what was hung on behind it', async () => {
    const sent = Buffer.concat([
      await picture().gif().toBuffer(),
      Buffer.from('<script>alert(1)</script>PK\x05\x06'),
    ]);
    expect((await cleanUpload(sent)).bytes.includes('script')).toBe(false);
  });

  test('as large as a poster is made smaller', async () => {
    const clean = await cleanUpload(await picture(5000, 1000).jpeg().toBuffer());
    expect(clean).toMatchObject({ width: 2560, height: 512 });
  });

  test('by a phone in HEIC becomes a JPEG', async () => {
    expect(await cleanUpload(heic)).toMatchObject({
      type: 'image/jpeg',
      extension: 'jpg',
      width: 24,
      height: 16,
    });
  });

  test('that unpacks to far too many pixels is refused before it does', async () => {
    const size = { width: 9000, height: 9000, channels: 3, background: '#fff' } as const;
    const bomb = await sharp({ create: size, limitInputPixels: false }).png({ palette: true }).toBuffer();
    expect(bomb.length).toBeLessThan(200_000);
    await expect(cleanUpload(bomb)).rejects.toMatchObject({ reason: 'pixels' });
  });

  test('that is cut off is refused', async () => {
    const whole = await picture(400, 300).jpeg().toBuffer();
    await expect(cleanUpload(whole.subarray(0, 300))).rejects.toMatchObject({ reason: 'broken' });
    await expect(cleanUpload(heic.subarray(0, 300))).rejects.toMatchObject({ reason: 'broken' });
  });
});

describe('a PDF that is sent', () => {
  test('passes as it is when it is plain', async () => {
    expect(await cleanUpload(pdf())).toMatchObject({ type: 'application/pdf', bytes: pdf() });
  });

  test.each([
    ['a script', '/OpenAction<</S/JavaScript/JS(app.alert(1))>>'],
    ['a script in another spelling', '/#4fpenAction 2 0 R'],
    ['a program to start', '/AA<</O<</S/Launch/F(cmd.exe)>>>>'],
    ['a file inside', '/Names<</EmbeddedFiles 3 0 R>>'],
    ['a form that sends itself', '/X<</S/SubmitForm/F(http://evil.example)>>'],
  ])('with %s is refused', async (_what, inside) => {
    await expect(cleanUpload(pdf(inside))).rejects.toMatchObject({ reason: 'active' });
  });

  test.each([
    ['a page', Buffer.concat([pdf(), Buffer.from('<html><script>alert(1)</script></html>\n%%EOF')])],
    ['an archive', Buffer.concat([pdf(), Buffer.from('PK\x05\x06\0\0\0\0\n%%EOF')])],
    ['something behind its end', Buffer.concat([pdf(), Buffer.from('more')])],
    ['something before its beginning', Buffer.concat([Buffer.from('GIF89a/*'), pdf()])],
  ])('that is %s as well is refused', async (_what, bytes) => {
    await expect(cleanUpload(bytes)).rejects.toThrow();
  });
});

test.each([
  ['an SVG', svg],
  ['an SVG with a prologue', `<?xml version="1.0"?>${svg}`],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page that says it is a GIF', 'GIF89a=1;<script>alert(1)</script>'],
  ['a program', 'MZ\x90\0\x03\0\0\0'],
  ['a ZIP', 'PK\x03\x04\x14\0\0\0'],
  ['a TIFF', 'II*\0\x08\0\0\0'],
  ['words', 'hello'],
  ['nothing', ''],
])('%s is refused', async (_what, text) => {
  await expect(cleanUpload(Buffer.from(text, 'latin1'))).rejects.toMatchObject({ name: 'Refusal' });
});
