import type { Command } from "commander";
import { message } from "../messages/index.js";
import { indicatorsOf } from "../round/indicators.js";
import { formatNumber } from "../vietnamese/index.js";
import { campaignOf, withStore } from "./context.js";
import { colours, line, printJson, table } from "./print.js";
import type { Run } from "./run.js";

export function indicatorsCommand(program: Command, run: Run): void {
  program
    .command("indicators")
    .description(run.text("help.indicators"))
    .action(
      run.action(async (context) => {
        const campaign = campaignOf(context);
        const indicators = await withStore(context, campaign, (store) => indicatorsOf(campaign, store, context.lang));
        if (context.json) {
          printJson(context, "indicators", campaign, indicators);
          return 0;
        }
        const ratings = new Map(campaign.ratings.map((rating) => [rating.code, rating.name]));
        const number = (value: number | null, decimals: number) =>
          value === null ? "-" : formatNumber(value, decimals);
        const heads = ["code", "name", "value", "unit", "previous", "target", "coverage", "rating"] as const;
        const rows = indicators.map((one) => [
          one.code,
          one.name.length > 60 ? `${one.name.slice(0, 59)}…` : one.name,
          number(one.value, one.decimals),
          one.unit,
          number(one.previous, one.decimals),
          one.target ? `${one.target.op} ${number(one.target.value, one.decimals)}` : "",
          `${one.coverage.reported}/${one.coverage.expected}`,
          ratings.get(one.rating) ?? "",
        ]);
        const [head, ...lines] = table([
          heads.map((key) => message(context.lang, `indicators.header_${key}`)),
          ...rows,
        ]);
        line(context, colours(context).bold(head!));
        for (const text of lines) line(context, text);
        return 0;
      }),
    );
}
