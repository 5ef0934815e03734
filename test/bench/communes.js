/** The shipped campaign with only its communes, cloned under other codes and names until there are as many as asked for. */
import { expectedUnits, loadCampaign } from "../../dist/campaign/index.js";

export function campaignOfCommunes(count) {
  const shipped = loadCampaign(new URL("../../schemas/lai-chau-2026", import.meta.url).pathname, "en");
  const communes = expectedUnits(shipped).filter((unit) => unit.groups.includes("XA"));
  const units = [];
  const history = [];
  for (let n = 0; n < count; n++) {
    const unit = communes[n % communes.length];
    const round = Math.floor(n / communes.length);
    const code = round === 0 ? unit.code : `${unit.code}-${round}`;
    units.push({ ...unit, code, name: round === 0 ? unit.name : `${unit.name} ${round}` });
    // Other figures than those of the commune it is cloned from; what is a text stays one.
    for (const row of shipped.history.filter((one) => one.unit === unit.code))
      history.push({ ...row, unit: code, value: typeof row.value === "number" ? row.value + round : row.value });
  }
  return { ...shipped, units, history };
}
