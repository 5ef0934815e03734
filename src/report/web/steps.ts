/** Units that have sent, day after day, as steps up to the number expected. */
import { shortDate } from "../dates.js";
import { type Arrivals, between } from "./forecast.js";

const height = 150;
const foot = 24;
const head = 20;

export function stepsOf(arrivals: Arrivals, expected: number, due: string): string {
  const first = arrivals[0]!.day;
  const last = [arrivals.at(-1)!.day, due].sort().at(-1)!;
  const days = Math.max(1, between(first, last) + 1);
  const x = (day: string) => (between(first, day) / days) * 100;
  const y = (units: number) => head + (1 - units / Math.max(1, expected)) * height;
  const percent = (value: number) => `${Number(value.toFixed(3))}%`;
  const pieces: string[] = [];
  arrivals.forEach(({ day, total }, i) => {
    const end = arrivals[i + 1] ? x(arrivals[i + 1]!.day) : 100;
    const top = Number(y(total).toFixed(2));
    pieces.push(
      `<rect x="${percent(x(day))}" y="${top}" width="${percent(end - x(day))}" height="${Number((head + height - top).toFixed(2))}" fill="#a9b4c0"/>`,
      `<rect x="${percent(x(day))}" y="${top}" width="${percent(end - x(day))}" height="2" fill="#1f3b57"/>`,
    );
  });
  const total = arrivals.at(-1)!.total;
  const atDue = x(due) + 100 / days;
  const words = `Tính từ ${shortDate(first)}: ${arrivals.map((one) => `đến ${shortDate(one.day)} có ${one.total} đơn vị`).join("; ")}.`;
  return [
    `<svg role="img" aria-labelledby="luy-ke-ten luy-ke-mo-ta" width="100%" height="${head + height + foot}" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="luy-ke-ten">Số đơn vị đã gửi, cộng dồn theo ngày</title><desc id="luy-ke-mo-ta">${words}</desc>`,
    ...pieces,
    `<rect x="0" y="${y(expected)}" width="100%" height="1" fill="#14202c"/>`,
    `<text x="0" y="13" font-size="13">Phải báo cáo: ${expected}; đã gửi: ${total}</text>`,
    ...(atDue >= 0 && atDue <= 100
      ? [
          `<line x1="${percent(atDue)}" x2="${percent(atDue)}" y1="${head}" y2="${head + height}" stroke="#8a1c12" stroke-width="2" stroke-dasharray="5 4"/>`,
        ]
      : []),
    `<text x="0" y="${head + height + 17}" font-size="13">${shortDate(first)}</text>`,
    `<text x="100%" y="${head + height + 17}" font-size="13" text-anchor="end">${shortDate(last)}</text>`,
    "</svg>",
  ].join("");
}
