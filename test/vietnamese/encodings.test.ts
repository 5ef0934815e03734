/** Cases 52 to 55: old encodings recognised, right text left alone. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/messages/index.js";
import { clean, matchUnitName, mended, recogniseEncoding } from "../../src/vietnamese/index.js";
import { syllable } from "../../src/vietnamese/syllables.js";
import { garbled, garbledIn1258, toTcvn3, toVni, withLosses } from "./legacy.js";
import { shippedCodes, shippedLabels, shippedUnits } from "./shipped.js";

/** Texts as old documents have them, with their reading. */
const tcvn3 = [
  ["Së Khoa häc vµ C«ng nghÖ", "Sở Khoa học và Công nghệ"],
  ["Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"],
  ["§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"],
  ["C¨n cø NghÞ ®Þnh sè 15/CP", "Căn cứ Nghị định số 15/CP"],
  ["quyÕt ®Þnh cña Bé tr\u00adëng Bé Tµi chÝnh", "quyết định của Bộ trưởng Bộ Tài chính"],
  ["ng\u00adêi cã c«ng víi c¸ch m¹ng", "người có công với cách mạng"],
  ["§Ò nghÞ h\u00adëng trî cÊp mét lÇn", "Đề nghị hưởng trợ cấp một lần"],
  ["Th«ng t\u00ad h\u00adíng dÉn thùc hiÖn", "Thông tư hướng dẫn thực hiện"],
  ["§¡NG Ký KINH DOANH", "ĐĂNG KÝ KINH DOANH"],
  ["CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"],
  ["UBND x· NËm Sá", "UBND xã Nậm Sỏ"],
] as const;
const vni = [
  ["Sôû Khoa hoïc vaø Coâng ngheä", "Sở Khoa học và Công nghệ"],
  ["Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"],
  ["Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"],
  ["ñöôïc giao nhieäm vuï, ngöôøi khai, ñaêng kyù", "được giao nhiệm vụ, người khai, đăng ký"],
  ["Bieân baûn ghi lôøi khai ngöôøi laøm chöùng", "Biên bản ghi lời khai người làm chứng"],
  ["UBND XAÕ NAÄM SOÛ", "UBND XÃ NẬM SỎ"],
] as const;
const mojibake = [
  ["Sá»Ÿ Khoa há»\u008dc", "Sở Khoa học"],
  ["Sá»Ÿ Khoa há»c", "Sở Khoa học"],
  ["Äang tá»•ng há»£p", "Đang tổng hợp"],
  ["xĂ£ Náº\u00adm Sá»\u008f", "xã Nậm Sỏ"],
  ["SÃ¡Â»Å¸ Y tÃ¡ÂºÂ¿", "Sở Y tế"],
] as const;
/** Case 54: a font of neither kind. */
const unknown = "Nghiïn cûáu - Trao àöíi … khoa hoåc vaâ cöng nghïå";

describe("texts as they come", () => {
  test.each(tcvn3)("case 52, TCVN3: %s", (text, read) => {
    expect(recogniseEncoding(text)).toEqual({ encoding: "tcvn3", text: read });
  });
  test.each(vni)("case 53, VNI: %s", (text, read) => {
    expect(recogniseEncoding(text)).toEqual({ encoding: "vni", text: read });
  });
  test.each(mojibake)("case 55, UTF-8 read as 1252 or 1258: %s", (text, read) => {
    expect(recogniseEncoding(text)).toEqual({ encoding: "mojibake", text: read });
  });

  test("case 54: a font of another make is flagged and never converted", () => {
    expect(recogniseEncoding(unknown)).toEqual({ encoding: "unknown_one_byte", text: null });
    expect(mended(unknown)).toEqual({ text: unknown, code: "encoding.unreadable" });
  });

  test("a letter lost with its byte is put back only where spelling leaves one choice", () => {
    // đề, đọ, đỏ or đờ
    expect(recogniseEncoding("Ä‘á» nghá»‹")).toEqual({ encoding: "mojibake", text: null });
    expect(mended("Ä‘á» nghá»‹")).toEqual({ text: "Ä‘á» nghá»‹", code: "encoding.unreadable" });
  });

  test("TCVN3 whose ư, a soft hyphen, was lost is recognised and not converted: ngời may have been người", () => {
    const text = "QuyÕt ®Þnh cña Bé tr\u00adëng, ng\u00adêi d©n";
    expect(mended(text).text).toBe("Quyết định của Bộ trưởng, người dân");
    expect(recogniseEncoding(clean(text))).toEqual({ encoding: "tcvn3", text: null });
  });

  test("what to tell of it has a message", () => {
    for (const text of [tcvn3[0][0], vni[0][0], mojibake[0][0], unknown])
      expect(catalogue).toHaveProperty([mended(text).code!]);
    expect(mended("Sở Khoa học")).toEqual({ text: "Sở Khoa học", code: null });
  });
});

describe("right text is never taken for garbled", () => {
  const expectRight = (text: string): void => {
    for (const form of [text, text.normalize("NFD"), text.toUpperCase(), text.toLowerCase()])
      expect([form, recogniseEncoding(form)]).toEqual([form, null]);
  };

  test("names, labels, messages and codes of the shipped campaign", () => {
    expect(shippedLabels.length).toBeGreaterThan(300);
    for (const { code, name, aliases } of shippedUnits) for (const text of [code, name, ...aliases]) expectRight(text);
    for (const label of shippedLabels) expectRight(label);
    for (const code of shippedCodes) expectRight(code);
    expectRight(shippedCodes.join(", "));
  });

  test("each word of them by itself, and three in a row", () => {
    const words = [...new Set(shippedLabels.flatMap((label) => label.split(/\s+/)))];
    expect(words.length).toBeGreaterThan(500);
    for (const word of words) expectRight(word);
    for (let i = 2; i < words.length; i++) expectRight(words.slice(i - 2, i + 1).join(" "));
  });

  test("words whose accents stand in Latin-1, in any order", () => {
    // Only these could be mistaken: ă, đ, ơ, ư and most toned letters exist in no old encoding.
    const words = shippedLabels
      .flatMap((label) => label.match(/\p{L}+/gu) ?? [])
      .filter((word) => /^[\p{ASCII}\u00a0-\u00ff]+$/u.test(word) && /[^\p{ASCII}]/u.test(word));
    const some = [...new Set([...words, ..."có là xã và hoà quý toàn môt hêt côt viêc sô tài liêu".split(" ")])];
    expect(some.length).toBeGreaterThan(60);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...some), { minLength: 1, maxLength: 12 }), (row) => {
        expectRight(row.join(" "));
      }),
      { numRuns: 3000 },
    );
  });

  test("syllables made by chance of the letters that old encodings have as well", () => {
    const onsets = "b c ch d g gi h k kh l m n ng nh p ph qu r s t th tr v x".split(" ").concat("");
    const vowels = "a e i o u y à á â ã è é ê ì í ò ó ô õ ù ú ý oà oá uý ai ào âu ôi ui ía".split(" ");
    const codas = ["", "", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    const made = fc
      .tuple(fc.constantFrom(...onsets), fc.constantFrom(...vowels), fc.constantFrom(...codas))
      .map((parts) => parts.join(""))
      .filter((word) => syllable(word) !== null);
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 15 }), (row) => expectRight(row.join(" "))),
      { numRuns: 3000 },
    );
  });

  test("our own documents", () => {
    for (const file of ["README.md", "CHANGELOG.md", "schemas/lai-chau-2026/campaign.yaml"])
      for (const line of readFileSync(file, "utf8").split("\n"))
        expect([line, recogniseEncoding(line)]).toEqual([line, null]);
  });

  test("English, French, German, Spanish, Portuguese, units of measure and signs", () => {
    for (const text of [
      "The naïve café owner's résumé – a façade, he said.",
      "Le café « crème » coûte trop cher à Paris, où l'été est chaud.",
      "Où est le laïc ? Là, à côté du bûcher, dès le goûter.",
      "Il a été élu à l'Assemblée, où siège un être naïf dû à Noël.",
      "L'hôpital, le rôle, la tête, la fête, même le maïs et l'île où tôt ou tard…",
      "Çà et là, déjà vu.",
      "Une cuisine thaï, un maire laïc, un livre haï, un pays où il faut vivre.",
      "riz thaï, massage thaï, cuisine thaï",
      "Äpfel und Ähren, Übel und Öl",
      "Größe und Höhe der Tür für die Schüler",
      "Señor Muñoz vivía en la mañana con niños pequeños en España",
      "São Paulo não é a capital; é uma cidade.",
      "På måndag är det för sent, så vi går på tå.",
      "N·m; µm",
      "5 µm, 10 m², 3 m³, 20 °C ± 5%, §5, Ø50, ½, ©2026 ®",
      "· Công tác · Khoa giáo · 1",
      "«Công an» và «Ban»",
      "XÃ TA GIA, MÃ HS, ĐÃ CÓ",
      "quá» nói",
      "XÃ\u00a0THAN",
      "MÃ\u00a0HS 01",
      "São\u00a0Tomé",
      "Công ty Nestlé, Côte d'Ivoire",
      "inter\u00adnational co\u00adoperation",
      "Tel: 0213 3876 501; e-mail: skhcn@laichau.gov.vn",
      "Có",
      "à",
      "Ø",
      "µ",
      "",
    ])
      expectRight(text);
  });

  test("one word of TCVN3 or VNI that could be something else stays unrecognised", () => {
    for (const word of ["häc", "C«ng", "kh«ng", "vµ", "hoïc", "Së"]) expect(recogniseEncoding(word)).toBeNull();
  });
});

describe("there and back", () => {
  const texts = [...shippedUnits.map((unit) => unit.name), ...shippedLabels].filter(
    (text) => (text.match(/\p{L}*[^\p{ASCII}\P{L}]\p{L}*/gu) ?? []).length > 2 && !text.includes("×"),
  );

  test("there is enough to try", () => {
    expect(texts.length).toBeGreaterThan(200);
  });

  test.each([
    ["tcvn3", toTcvn3],
    ["vni", toVni],
    ["mojibake", garbled],
    ["mojibake", garbledIn1258],
  ] as const)("every longer text of the campaign in %s is recognised and comes back as it was", (encoding, encode) => {
    const missed: string[] = [];
    for (const text of texts) {
      const found = recogniseEncoding(encode(text));
      // Nothing else, ever; and capitals with a tone are small letters in TCVN3.
      if (found) expect([text, found.encoding]).toEqual([text, encoding]);
      if (found?.text == null) missed.push(text);
      else if (encoding === "tcvn3") expect(found.text.toLowerCase()).toBe(text.toLowerCase());
      else expect(found.text).toBe(text);
    }
    // "Soá thieát bò", "UBND xaõ Sìn Hoà" hold one word that proves anything.
    expect(missed.length / texts.length).toBeLessThan(0.02);
  });

  test("after cleaning, what comes back is right or nothing", () => {
    for (const text of texts) {
      // Of TCVN3, cleaning takes the ư; of garbled UTF-8, the blank of the à.
      for (const one of [toVni(text), garbled(text)])
        expect([null, undefined, text]).toContain(recogniseEncoding(clean(one))?.text);
    }
  });

  test("with lost bytes, what is put back is right, and most is", () => {
    let whole = 0;
    for (const text of texts) {
      const found = recogniseEncoding(withLosses(garbled(text)));
      expect([undefined, "mojibake"]).toContain(found?.encoding);
      if (found?.text == null) continue;
      expect(found.text).toBe(text);
      whole++;
    }
    expect(whole / texts.length).toBeGreaterThan(0.3);
  });

  test("rows of words taken by chance", () => {
    const words = [...new Set(shippedLabels.flatMap((label) => label.match(/\p{L}+/gu) ?? []))].filter((word) =>
      /^\p{Ll}+$/u.test(word),
    );
    const rows = fc.array(fc.constantFrom(...words), { minLength: 8, maxLength: 30 }).map((row) => row.join(" "));
    fc.assert(
      fc.property(rows, (text) => {
        for (const [encoding, encode] of [
          ["tcvn3", toTcvn3],
          ["vni", toVni],
          ["mojibake", garbled],
        ] as const) {
          const found = recogniseEncoding(encode(text));
          if (found?.text != null) expect(found).toEqual({ encoding, text });
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("names of units", () => {
  test.each([
    ["TCVN3", toTcvn3],
    ["VNI", toVni],
    ["mojibake", garbled],
  ] as const)("in %s are matched, and never to another unit", (_, encode) => {
    for (const { code, name } of shippedUnits) {
      expect([name, matchUnitName(encode(name), shippedUnits)]).toEqual([name, code]);
      const place = /^UBND (?:xã|phường) (.+)$/.exec(name)?.[1];
      if (place) expect([null, code]).toContain(matchUnitName(encode(place), shippedUnits));
    }
  });

  test("with bytes lost, or after cleaning, are matched or left, never to another unit", () => {
    let matched = 0;
    for (const { code, name } of shippedUnits) {
      for (const text of [withLosses(garbled(name)), clean(toTcvn3(name)), clean(toVni(name))]) {
        const found = matchUnitName(text, shippedUnits);
        expect([null, code]).toContain(found);
        if (found === code) matched++;
      }
      // Cleaning takes the à, which ends in a no-break space, apart.
      expect([null, code]).toContain(matchUnitName(clean(garbled(name)), shippedUnits));
    }
    expect(matched / shippedUnits.length / 3).toBeGreaterThan(0.95);
  });

  test("a right name that another encoding would read as a unit is not that unit", () => {
    // VNI writes Hồ as "Hoà".
    expect(matchUnitName("Sìn Hồ", shippedUnits)).toBe("03478");
    expect(matchUnitName("Sìn Hoà", shippedUnits)).toBeNull();
    expect(matchUnitName("UBND xaõ Sìn Hoà", shippedUnits)).toBe("03478");
  });
});

test("whatever comes is answered, and soon", () => {
  const hostile = [
    "é".repeat(30_000),
    "á»".repeat(15_000),
    "Ä".repeat(30_000),
    "x·".repeat(15_000),
    `${"a".repeat(29_999)}é`,
    "kh«ng ".repeat(5_000),
    `a${"\u0323\u0301".repeat(15_000)}`,
    "\u00ad".repeat(30_000),
  ];
  // What grows with the square of the length would take minutes here; a busy machine takes less than a second.
  for (const text of hostile) {
    const start = performance.now();
    recogniseEncoding(text);
    expect([text.slice(0, 9), performance.now() - start < 1000]).toEqual([text.slice(0, 9), true]);
    matchUnitName(text, shippedUnits);
    expect([text.slice(0, 9), performance.now() - start < 2000]).toEqual([text.slice(0, 9), true]);
  }
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { text: read, code } = mended(text);
      if (code === null || code === "encoding.unreadable") expect(read).toBe(text);
    }),
    { numRuns: 3000 },
  );
});
