/**
 * Opens one Outlook mail (.msg) in a process of its own, for outlook.ts: bytes on standard input; on standard output four
 * bytes with the length of a JSON text, that text (see outlook.ts for its shape), then the attachments one after another.
 * Arguments: how many levels of attached mails to open, and how many bytes of attachments to give. Ends with a status
 * other than 0 where the file cannot be read; what the library does with hostile bytes ends this process only.
 */
import msgReader from "@kenjiuno/msgreader";

/**
 * @typedef {import("@kenjiuno/msgreader/lib/MsgReader.js").FieldsData} Fields
 * @typedef {import("./outlook.js").ChildMail} ChildMail
 * @typedef {import("./outlook.js").ChildAttachment} ChildAttachment
 */

// The library reports what it could not parse on standard output, where the answer goes.
console.debug = () => {};

const [levels, mostBytes] = process.argv.slice(2).map(Number);
if (levels === undefined || mostBytes === undefined) throw new Error("usage: msg-child.js LEVELS BYTES");

const bytes = await standardInput();
const reader = openedWithItsEncoding(bytes);

/** @type {Uint8Array[]} */
const contents = [];
let given = 0;
const answer = Buffer.from(JSON.stringify(mailOf(reader.getFileData(), levels)));
const length = Buffer.alloc(4);
length.writeUInt32LE(answer.length);
for (const piece of [length, answer, ...contents]) process.stdout.write(piece);

async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  // In a buffer of its own: the library reads from the start of the underlying one.
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}

/**
 * Texts that are not Unicode are in the code page that the mail names, where the library knows it.
 * @param {ArrayBuffer} bytes
 */
function openedWithItsEncoding(bytes) {
  const MsgReader = msgReader.default;
  const reader = new MsgReader(bytes);
  const { messageCodepage, internetCodepage } = reader.getFileData();
  const codePage = messageCodepage ?? internetCodepage;
  if (!codePage) return reader;
  const again = new MsgReader(bytes);
  again.parserConfig = { ansiEncoding: `cp${codePage}` };
  try {
    again.getFileData();
    return again;
  } catch {
    return reader;
  }
}

/**
 * @param {Fields} fields
 * @param {number} levels
 * @returns {ChildMail}
 */
function mailOf(fields, levels) {
  if (fields.error || fields.dataType !== "msg") throw new Error("no Outlook mail");
  const addresses = [fields.senderSmtpAddress, fields.senderEmail, fields.sentRepresentingSmtpAddress];
  return {
    addresses: addresses.filter((address) => address !== undefined),
    fromName: fields.senderName ?? "",
    date: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? "",
    subject: fields.subject ?? "",
    headers: (fields.headers ?? "").slice(0, 100_000),
    kind: fields.messageClass ?? "",
    attachments: (fields.attachments ?? []).map((attachment) => attachmentOf(attachment, levels)),
  };
}

/**
 * @param {Fields} fields
 * @param {number} levels
 * @returns {ChildAttachment}
 */
function attachmentOf(fields, levels) {
  const inner = fields.innerMsgContentFields;
  // What was put into the text as an object, such as a sheet, lies in a folder as an attached mail does.
  if (inner && (inner.messageClass !== undefined || inner.subject !== undefined)) {
    const name = fields.name ?? inner.subject ?? "";
    return { name: `${name}.msg`, mail: levels > 0 ? mailOf(inner, levels - 1) : null };
  }
  const name = fields.fileName || fields.fileNameShort || fields.name || "";
  if (!inner && fields.dataId === undefined) return { name, missing: true };
  if (given + (fields.contentLength ?? 0) > /** @type {number} */ (mostBytes)) return { name, at: 0, size: null };
  const content = reader.getAttachment(fields).content;
  const place = { name, at: given, size: content.length };
  given += content.length;
  contents.push(content);
  // Outlook hides what the text shows; other writers only give it a name to be shown by.
  const shown = fields.attachmentHidden || fields.pidContentId;
  return shown ? { ...place, inText: fields.attachMimeTag ?? "image/unknown" } : place;
}
