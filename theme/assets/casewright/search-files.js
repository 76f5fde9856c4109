/* The files of a search index: the manifest, and what it names, each loaded once. See generator/casewright/search/shards.py. */

const FORMAT = 1;

/* Loads the file at an address; a failed request is repeated on the next call. */
export class Files {
  constructor(base) {
    this.base = new URL(base, document.baseURI);
    this.loaded = new Map();
  }

  /* The manifest of the folder; throws where it cannot be loaded, or is of another format. */
  async manifest() {
    const manifest = await this.load("manifest.json", (answer) => answer.json(), { cache: "no-cache" });
    if (manifest.format !== FORMAT) throw new Error(`search format ${manifest.format}`);
    return manifest;
  }

  json(name) {
    return this.load(name, (answer) => answer.json());
  }

  /* The bytes of a deflated file. */
  bytes(digest) {
    return this.load(`${digest}.bin`, async (answer) => {
      const stream = answer.body.pipeThrough(new DecompressionStream("deflate-raw"));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    });
  }

  load(name, read, options) {
    if (!this.loaded.has(name)) {
      const loading = fetch(new URL(name, this.base), options).then((answer) => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
        return read(answer);
      });
      this.loaded.set(name, loading);
      loading.catch(() => this.loaded.delete(name));
    }
    return this.loaded.get(name);
  }
}

/* A list of `first key, name, first key, name, …` in alphabetical order, and which file holds a key. */
export class Directory {
  constructor(list) {
    this.names = list.filter((_, place) => place % 2);
    this.firsts = list.filter((_, place) => !(place % 2));
  }

  /* Returns the name of the only file that can contain a key. */
  find(key) {
    return this.names[this.#place(key)];
  }

  /* The names of the files that can hold keys with a beginning, at most a few. */
  findPrefix(prefix, most) {
    const from = Math.max(0, this.#place(prefix));
    return this.names.slice(from, from + most).filter((_, step) => !step || this.firsts[from + step].startsWith(prefix));
  }

  #place(key) {
    return this.firsts.findLastIndex((first) => first <= key);
  }
}

/* Reads a shard: for each stem its forms, with the documents and their impacts. */
export function readShard(bytes) {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  const stems = new Map();
  let place = 4 + length;
  for (const [key, size, total, ...forms] of head) {
    stems.set(key, { key, total, forms, body: bytes.subarray(place, place + size) });
    place += size;
  }
  return stems;
}

/* Calls back with each form of a stem, and the numbers and impacts of its documents. */
export function readPostings({ forms, body }, take) {
  let place = 0;
  for (let at = 0; at < forms.length; at += 2) {
    const count = forms[at + 1];
    const documents = new Uint32Array(count);
    let document = 0;
    for (let number = 0; number < count; number++) {
      let [step, scale, byte] = [0, 1, 0];
      do {
        byte = body[place++];
        step += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      documents[number] = document += step;
    }
    take(forms[at], documents, body.subarray(place, (place += count)));
  }
}

/* Numbers that are kept as the difference of each from the one before. */
export function readDifferences(differences) {
  let number = 0;
  return Uint32Array.from(differences, (difference) => (number += difference));
}
