/** Outlook mails made by hand from MS-CFB and MS-OXMSG, so that what the reader finds has another source than its library. */

export type Node = { name: string; data: Buffer } | { name: string; children: Node[] };

const [free, endOfChain, fatSector, listSector] = [0xffffffff, 0xfffffffe, 0xfffffffd, 0xfffffffc];
const sector = 512;

/** A compound file of version 3. The children of a storage are one chain to the right. */
export function makeOle(children: Node[]): Buffer {
  const entries: { name: string; type: number; right: number; child: number; data?: Buffer; start: number }[] = [];
  const add = (name: string, type: number, data?: Buffer) => {
    entries.push({ name, type, right: free, child: free, start: endOfChain, ...(data ? { data } : {}) });
    return entries.length - 1;
  };
  const fill = (parent: number, nodes: Node[]) => {
    let before = -1;
    for (const node of nodes) {
      const own = "data" in node ? add(node.name, 2, node.data) : add(node.name, 1);
      if (before < 0) entries[parent]!.child = own;
      else entries[before]!.right = own;
      before = own;
      if ("children" in node) fill(own, node.children);
    }
  };
  add("Root Entry", 5);
  fill(0, children);

  const fat: number[] = [];
  const bodies: Buffer[] = [];
  const place = (data: Buffer): number => {
    const start = fat.length;
    const count = Math.ceil(data.length / sector);
    for (let n = 0; n < count; n++) fat.push(n + 1 < count ? start + n + 1 : endOfChain);
    bodies.push(data, Buffer.alloc(count * sector - data.length));
    return count > 0 ? start : endOfChain;
  };
  const smallFat: number[] = [];
  const small: Buffer[] = [];
  for (const entry of entries) {
    const { data } = entry;
    if (!data || data.length === 0) continue;
    if (data.length >= 4096) {
      entry.start = place(data);
      continue;
    }
    entry.start = smallFat.length;
    const count = Math.ceil(data.length / 64);
    for (let n = 0; n < count; n++) smallFat.push(n + 1 < count ? entry.start + n + 1 : endOfChain);
    small.push(data, Buffer.alloc(count * 64 - data.length));
  }
  const smallStream = Buffer.concat(small);
  entries[0]!.start = place(smallStream);
  const smallFatStart = place(numbers(smallFat, free));
  const smallFatCount = Math.ceil(smallFat.length / 128);
  const directory = Buffer.alloc(Math.ceil(entries.length / 4) * sector);
  entries.forEach((entry, at) => {
    const from = at * 128;
    directory.write(entry.name, from, "utf16le");
    directory.writeUInt16LE((entry.name.length + 1) * 2, from + 64);
    directory[from + 66] = entry.type;
    directory[from + 67] = 1;
    directory.writeUInt32LE(free, from + 68);
    directory.writeUInt32LE(entry.right, from + 72);
    directory.writeUInt32LE(entry.child, from + 76);
    directory.writeUInt32LE(entry.start, from + 116);
    directory.writeUInt32LE(at === 0 ? smallStream.length : (entry.data?.length ?? 0), from + 120);
  });
  const directoryStart = place(directory);
  // The table holds its own sectors, and those of the list of them that does not fit into the header.
  let fatCount = 1;
  const listCount = () => Math.max(0, Math.ceil((fatCount - 109) / 127));
  while (fatCount * 128 < fat.length + fatCount + listCount()) fatCount++;
  const fatStart = fat.length;
  for (let n = 0; n < fatCount; n++) fat.push(fatSector);
  const listStart = fat.length;
  for (let n = 0; n < listCount(); n++) fat.push(listSector);
  const lists = Buffer.alloc(listCount() * sector, 0xff);
  for (let n = 109; n < fatCount; n++) lists.writeUInt32LE(fatStart + n, (n - 109 + Math.floor((n - 109) / 127)) * 4);
  for (let n = 1; n <= listCount(); n++)
    lists.writeUInt32LE(n === listCount() ? endOfChain : listStart + n, n * sector - 4);

  const header = Buffer.alloc(sector);
  header.write("d0cf11e0a1b11ae1", "hex");
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(fatCount, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(smallFatStart, 60);
  header.writeUInt32LE(smallFatCount, 64);
  header.writeUInt32LE(listCount() > 0 ? listStart : endOfChain, 68);
  header.writeUInt32LE(listCount(), 72);
  for (let n = 0; n < 109; n++) header.writeUInt32LE(n < fatCount ? fatStart + n : free, 76 + n * 4);
  return Buffer.concat([header, ...bodies, numbers(fat, free), lists]);
}

function numbers(values: number[], rest: number): Buffer {
  const table = Buffer.alloc(Math.ceil(values.length / 128) * sector);
  for (let at = 0; at < table.length / 4; at++) table.writeUInt32LE(values[at] ?? rest, at * 4);
  return table;
}

export interface MsgAttachment {
  name?: string;
  data?: Buffer;
  contentId?: string;
  hidden?: boolean;
  mimeType?: string;
  mail?: MsgOptions;
  /** A storage put into the text as an object, such as an embedded sheet. */
  object?: Node[];
}

export interface MsgOptions {
  kind?: string;
  subject?: string;
  fromName?: string;
  fromAddress?: string;
  fromSmtp?: string;
  headers?: string;
  submitted?: Date;
  delivered?: Date;
  attachments?: MsgAttachment[];
  /** Texts that are not Unicode, in this code page. */
  ansi?: { codePage: number; encode(text: string): Buffer };
}

export const makeMsg = (options: MsgOptions): Buffer => makeOle(messageNodes(options, 32));

type Property = { tag: number; value: Buffer };

function messageNodes(options: MsgOptions, headerSize: number): Node[] {
  const { attachments = [], ansi } = options;
  const text = (id: number, value: string | undefined): Node[] =>
    value === undefined
      ? []
      : [ansi ? textStream(id, 0x1e, ansi.encode(value)) : textStream(id, 0x1f, Buffer.from(value, "utf16le"))];
  const fixed: Property[] = [];
  if (options.submitted) fixed.push({ tag: 0x00390040, value: fileTime(options.submitted) });
  if (options.delivered) fixed.push({ tag: 0x0e060040, value: fileTime(options.delivered) });
  if (ansi) fixed.push({ tag: 0x3ffd0003, value: long(ansi.codePage) });
  return [
    { name: "__properties_version1.0", data: properties(headerSize, fixed, attachments.length) },
    ...text(0x001a, options.kind ?? "IPM.Note"),
    ...text(0x0037, options.subject),
    ...text(0x0c1a, options.fromName),
    ...text(0x0c1f, options.fromAddress),
    ...text(0x5d01, options.fromSmtp),
    ...text(0x007d, options.headers),
    {
      name: "__recip_version1.0_#00000000",
      children: [{ name: "__properties_version1.0", data: properties(8, [{ tag: 0x0c150003, value: long(1) }], 0) }],
    },
    ...attachments.map((attachment, at) => attachmentNode(attachment, at, text)),
  ];
}

function attachmentNode(
  attachment: MsgAttachment,
  at: number,
  text: (id: number, value: string | undefined) => Node[],
): Node {
  const { mail, object, data } = attachment;
  const fixed: Property[] = [{ tag: 0x37050003, value: long(mail ? 5 : object ? 6 : 1) }];
  if (attachment.hidden !== undefined) fixed.push({ tag: 0x7ffe000b, value: long(attachment.hidden ? 1 : 0) });
  const inner = mail ? messageNodes(mail, 24) : object;
  return {
    name: `__attach_version1.0_#${at.toString(16).padStart(8, "0")}`,
    children: [
      { name: "__properties_version1.0", data: properties(8, fixed, 0) },
      ...text(mail ? 0x3001 : 0x3707, attachment.name),
      ...text(0x370e, attachment.mimeType),
      ...text(0x3712, attachment.contentId),
      ...(data ? [{ name: "__substg1.0_37010102", data }] : []),
      ...(inner ? [{ name: "__substg1.0_3701000D", children: inner }] : []),
    ],
  };
}

const textStream = (id: number, type: number, data: Buffer): Node => ({
  name: `__substg1.0_${id.toString(16).padStart(4, "0").toUpperCase()}00${type.toString(16).toUpperCase()}`,
  data,
});

function properties(headerSize: number, fixed: Property[], attachments: number): Buffer {
  const header = Buffer.alloc(headerSize);
  if (headerSize >= 24)
    for (const [at, value] of [1, attachments, 1, attachments].entries()) header.writeUInt32LE(value, 8 + at * 4);
  const rows = fixed.map(({ tag, value }) => {
    const row = Buffer.alloc(16);
    row.writeUInt32LE(tag, 0);
    row.writeUInt32LE(6, 4);
    value.copy(row, 8);
    return row;
  });
  return Buffer.concat([header, ...rows]);
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Tenths of a microsecond since 1601. */
function fileTime(at: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}
