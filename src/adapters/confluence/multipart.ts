/**
 * One file as a multipart form, written out: what arrives is then the same on every runtime, with no form object that a proxy
 * would have to understand. (RFC 7578)
 */
import { sha256Of } from '../../signature/content-digest';

export interface FormFile {
  readonly title: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export function multipartFile({ title, mediaType, bytes }: FormFile): {
  readonly contentType: string;
  readonly body: ArrayBuffer;
} {
  // A boundary must not occur in the file: the digest of the file would have to contain itself.
  const boundary = `plumbline-${sha256Of(bytes)}`;
  const name = title.replace(/["\r\n]/g, (character) => (character === '"' ? '%22' : ' '));
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="minorEdit"\r\n\r\ntrue\r\n` +
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
    `Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'application/octet-stream'}\r\n\r\n`;
  const parts = [Buffer.from(head, 'utf8'), bytes, Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8')];
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: new Uint8Array(Buffer.concat(parts)).buffer,
  };
}
