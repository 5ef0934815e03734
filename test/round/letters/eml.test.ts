/** Drafts as mail programs read them: postal-mime here, Python's email in test/system. */
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { type Draft, writeDraft } from "../../../src/round/letters/eml.js";

const bytes = (n: number) => Uint8Array.from({ length: n }, (_, i) => (i * 7919 + (i >> 3)) & 255);
const draft = (more: Partial<Draft> = {}): Draft => ({
  to: [
    { name: "UBND xã Nậm Sỏ", address: "namso@laichau.example" },
    { name: "UBND xã Nậm Sỏ", address: "vanthu.namso@laichau.example" },
  ],
  bcc: [],
  subject:
    "Sở Khoa học và Công nghệ: Đôn đốc gửi báo cáo số liệu đánh giá hoạt động KHCN, ĐMST và CĐS năm 2026 (lần 2)",
  text: "Kính gửi: UBND xã Nậm Sỏ,\n\nĐề nghị gửi trước ngày 05/12/2026.\n",
  html: "<p>Kính gửi: UBND xã Nậm Sỏ,</p><p>Đề nghị gửi trước ngày 05/12/2026.</p>",
  attachments: [
    { filename: "Công văn đôn đốc (lần 2).docx", content: bytes(70_001) },
    { filename: "03613_ubnd-xa-nam-so.xlsx", content: bytes(3) },
  ],
  ...more,
});
const headOf = (mail: Uint8Array) => Buffer.from(mail).toString("latin1").split("\r\n\r\n")[0]!;

test("reads back as it was written: names, subject, bodies, attachments byte for byte", async () => {
  const mail = await PostalMime.parse(await writeDraft(draft()));
  expect(mail.to?.map(({ name, address }) => [name, address])).toEqual(
    draft().to.map(({ name, address }) => [name, address]),
  );
  expect(mail.subject).toBe(draft().subject);
  expect(mail.text?.trim().replaceAll("\r\n", "\n")).toBe(draft().text.trim());
  expect(mail.html).toContain("Đề nghị gửi trước ngày");
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(draft().attachments.map(({ filename }) => filename));
  for (const [index, { content }] of draft().attachments.entries())
    expect(Buffer.compare(Buffer.from(mail.attachments[index]!.content as ArrayBuffer), Buffer.from(content))).toBe(0);
  expect(mail.attachments.map(({ mimeType }) => mimeType.split(".").at(-1))).toEqual(["document", "sheet"]);
});

test("opens as a draft, without day, sender and Message-ID", async () => {
  const head = headOf(await writeDraft(draft()));
  expect(head).toMatch(/^X-Unsent: 1\r?$/m);
  expect(head).not.toMatch(/^(Date|Message-ID|From):/im);
  // RFC 5322: no line over 998 octets, and headers in ASCII.
  for (const line of head.split("\r\n")) {
    expect(line.length).toBeLessThan(998);
    expect(line).toMatch(/^[\x20-\x7e\t]*$/);
  }
});

test("to nobody has no recipient; to many keeps them in Bcc only", async () => {
  expect(headOf(await writeDraft(draft({ to: [] })))).not.toMatch(/^(To|Bcc|Cc):/im);
  const mail = await writeDraft(draft({ to: [], bcc: draft().to }));
  expect(headOf(mail)).not.toMatch(/^To:/im);
  expect((await PostalMime.parse(mail)).bcc?.map(({ address }) => address)).toEqual(
    draft().to.map(({ address }) => address),
  );
});

test("the same draft gives the same bytes, another one another boundary", async () => {
  const [one, two, three] = [
    await writeDraft(draft()),
    await writeDraft(draft()),
    await writeDraft(draft({ text: "x" })),
  ];
  expect(Buffer.compare(one, two)).toBe(0);
  const boundary = (mail: Uint8Array) => /boundary="([^"]+)"/.exec(Buffer.from(mail).toString("latin1"))![1];
  expect(boundary(three)).not.toBe(boundary(one));
});

test.each([
  ["a line break and a header", "UBND xã A\r\nBcc: x@evil.example"],
  ["a line break alone", "UBND xã A\nX-Evil: 1"],
  ["another address", 'A" <x@evil.example>, "B'],
  ["a comma and a semicolon", "Sở Văn hóa, Thể thao; Du lịch"],
  ["quotes and brackets", 'Công ty "A" <b> (c)'],
  ["controls and direction marks", "UBND\u0000 xã\u202E A\u2028Bcc: x@evil.example"],
])("a name with %s adds no header and no recipient", async (_, name) => {
  const to = [{ name, address: "a@laichau.example" }];
  const bytes = await writeDraft(
    draft({ to, subject: name, attachments: [{ filename: name, content: new Uint8Array(1) }] }),
  );
  const mail = await PostalMime.parse(bytes);
  const names = mail.headers.map(({ key }) => key).sort();
  expect(names).toEqual(["content-type", "mime-version", "subject", "to", "x-unsent"]);
  expect(mail.to?.map(({ address }) => address)).toEqual(["a@laichau.example"]);
  expect(mail.bcc ?? []).toEqual([]);
  expect(mail.attachments).toHaveLength(1);
  expect(headOf(bytes)).not.toMatch(/^(Bcc|X-Evil):/im);
});
