import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { secretsOf } from './secret-list.ts';

/** Keeps texts in the store so that the store alone does not give them away: AES-256-GCM under the sealing key. */
export interface Seal {
  close(text: string): string;
  /** Undefined where it was sealed under another key, or changed. */
  open(sealed: string): string | undefined;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A seal under the given keys, any long texts, comma-separated: the first closes, each opens what it closed. */
export function createSeal(sealingKeys: string): Seal {
  // A key may hold a comma of its own.
  const keys = [...new Set([...secretsOf(sealingKeys), sealingKeys])].map((text) =>
    Buffer.from(hkdfSync('sha256', text, '', 'zaine site secrets', 32)),
  );
  const [key = Buffer.alloc(0)] = keys;
  return {
    close(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      for (const each of keys) {
        const text = opened(bytes, each);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

function opened(bytes: Buffer, key: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
