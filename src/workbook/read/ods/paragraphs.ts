/** The text of a cell or a comment: paragraphs joined by line feeds, blanks collapsed as the standard says. */
import { UnreadableWorkbook } from "../unreadable.js";

export class Paragraphs {
  private joined: string | null = null;
  /** What comes next stands after a blank that has been written, or at the start. */
  private afterBlank = true;
  constructor(
    private readonly longest: number,
    private readonly where: () => string,
  ) {}

  /** The text so far; null where there was no paragraph. */
  get text(): string | null {
    return this.joined;
  }

  startParagraph(): void {
    this.joined = this.joined === null ? "" : `${this.joined}\n`;
    this.afterBlank = true;
  }

  /** Text as it stands in the part: a run of blanks means one, none at the start (ODF 1.3 part 3, 6.1.2). */
  write(piece: string): void {
    let text = piece.replace(/[ \t\r\n]+/g, " ");
    if (this.afterBlank && text.startsWith(" ")) text = text.slice(1);
    if (text === "") return;
    this.append(text);
    this.afterBlank = text.endsWith(" ");
  }

  /** Blanks, a tab or a line end that the part names by an element. */
  insert(character: string, count = 1): void {
    if (count > this.longest) throw this.tooLong();
    this.append(character.repeat(count));
    this.afterBlank = false;
  }

  private append(text: string): void {
    this.joined = (this.joined ?? "") + text;
    if (this.joined.length > this.longest) throw this.tooLong();
  }

  private tooLong(): UnreadableWorkbook {
    return new UnreadableWorkbook("reading.text_too_long", { part: this.where() });
  }
}
