import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export type ZipEntry = {
  text(more: string): void;
  end(): void;
};

/**
 * A ZIP file that is written piece by piece: of what goes in, only what has come out of it is in memory. Texts are
 * compressed; pictures and documents, which are so already, are not.
 */
export class ZipWriter {
  readonly #pieces: Uint8Array[] = [];
  readonly #zip: Zip;
  readonly #names = new Set<string>();
  #bytes = 0;

  constructor(readonly at: Date) {
    this.#zip = new Zip((error, piece) => {
      if (error) throw error;
      this.#pieces.push(piece);
      this.#bytes += piece.length;
    });
  }

  /** What has come out so far. */
  get bytes(): number {
    return this.#bytes;
  }

  open(name: string): ZipEntry {
    const file = new ZipDeflate(this.#free(name), { level: 6 });
    file.mtime = this.at;
    this.#zip.add(file);
    return {
      text: (more) => file.push(strToU8(more)),
      end: () => file.push(new Uint8Array(), true),
    };
  }

  text(name: string, content: string): void {
    const entry = this.open(name);
    entry.text(content);
    entry.end();
  }

  file(name: string, content: Uint8Array): void {
    const file = new ZipPassThrough(this.#free(name));
    file.mtime = this.at;
    this.#zip.add(file);
    file.push(content, true);
  }

  end(): Buffer {
    this.#zip.end();
    return Buffer.concat(this.#pieces.splice(0));
  }

  /** Two of one name would be one when they are unpacked. */
  #free(name: string): string {
    if (this.#names.has(name)) throw new Error(`"${name}" is in this ZIP already`);
    this.#names.add(name);
    return name;
  }
}
