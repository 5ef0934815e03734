/** Whether letters make a syllable that Vietnamese spelling allows: onset, rime and tone. Knows no words. */

const onsets = new Set("ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split(" "));

/** Rimes without tone, in the order of their first vowel. */
const rimes = `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
  i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
  uy uya uych uyên uyêt uyn uynh uyp uyt uyu
  ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
  y ych yêm yên yêng yêt yêu ynh yt`.split(/\s+/);

const tones = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const acuteAndDot = ["\u0301", "\u0323"];

/** Every rime with every tone it can bear; false for one that ends in a stop and lacks the tone it must have. */
const toned = new Map<string, boolean>();
const unaccented = new Set<string>();
for (const rime of rimes) {
  const stopped = /([cpt]|ch)$/.test(rime);
  toned.set(rime, !stopped);
  unaccented.add(rime.normalize("NFD").replace(/\p{M}/gu, ""));
  for (const at of placesOfTone(rime))
    for (const tone of stopped ? acuteAndDot : tones)
      toned.set((rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize("NFC"), true);
}

/** Which vowel bears the tone: one, or two where the schools of spelling differ (hòa, hoà). */
function placesOfTone(rime: string): number[] {
  const marked = rime.search(/[ăâêôơư](?!.*[ăâêôơư])/);
  if (marked >= 0) return [marked];
  const vowels = /^[aeiouy]+/.exec(rime)![0].length;
  if (/^(oa|oe|uy|oo)/.test(rime) && vowels === 2) return [0, 1];
  if (vowels === 3) return [1];
  return [vowels < rime.length ? vowels - 1 : 0];
}

/**
 * "spelled": as Vietnamese is spelled. "unmarked": only the tone of a syllable that ends in c, ch, p or t is missing.
 * `word`: one word in NFC, of any case.
 */
export function syllable(word: string): "spelled" | "unmarked" | null {
  let best: "unmarked" | null = null;
  for (const rime of rimesOf(word)) {
    const found = toned.get(rime);
    if (found === true) return "spelled";
    if (found === false) best = "unmarked";
  }
  return best;
}

/** Whether a word could be a syllable typed without any accent: "thue", "nam"; but not "vnpt". */
export function isBareSyllable(word: string): boolean {
  return rimesOf(word).some((rime) => unaccented.has(rime));
}

/** What is left of a word behind each onset it may have. The longest syllable, "nghiêng", has seven letters. */
function rimesOf(word: string): string[] {
  if (word === "" || word.length > 8) return [];
  const lower = word.toLowerCase();
  const found = [lower];
  for (const length of [1, 2, 3]) {
    const [onset, rime] = [lower.slice(0, length), lower.slice(length)];
    if (rime !== "" && onsets.has(onset) && goesBefore(onset, rime)) found.push(rime);
  }
  return found;
}

/** c, g and ng stand before a, o, u; gh and ngh before e, i, y. */
function goesBefore(onset: string, rime: string): boolean {
  const first = rime.normalize("NFD")[0]!;
  if (onset === "c" || onset === "ng") return !"eiy".includes(first);
  if (onset === "g") return !"ey".includes(first); // "gì"
  if (onset === "gh" || onset === "ngh") return "eiy".includes(first);
  return !(onset === "qu" && first === "u");
}
