import type { FileAccess } from '@zaine/client';

/** What the server takes. */
const LARGEST = 10 * 1024 * 1024;
const TYPES = /^(image\/(jpeg|png|webp|gif|heic|heif)|application\/pdf)$/;

/** Why a file cannot be sent; undefined where it can. */
export function objection(file: File): 'tooLarge' | 'notAPhoto' | undefined {
  if (!TYPES.test(file.type)) return 'notAPhoto';
  return file.size > LARGEST ? 'tooLarge' : undefined;
}

/** Puts a file beside the conversation and resolves to its id; `progress` hears how many of a hundred parts are there. */
export function upload(
  file: File,
  { url, authorization }: FileAccess,
  { progress, signal }: { progress(percent: number): void; signal: AbortSignal },
): Promise<string> {
  return new Promise((resolve, reject) => {
    // fetch does not tell how far it has got.
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file);
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((loaded / total) * 100));
    request.onload = () => {
      if (request.status === 201) resolve((JSON.parse(request.responseText) as { id: string }).id);
      else reject(new Error(`The file was refused: ${request.status}`));
    };
    request.onerror = request.onabort = () => reject(new Error('The file did not get through.'));
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', url);
    request.setRequestHeader('Authorization', authorization);
    request.send(form);
  });
}
