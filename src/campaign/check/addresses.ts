/** Addresses that a draft would be written to, and keys that returns are signed with: each its owner's. */
import { emailsOf, isEmail } from "../addresses.js";
import type { Check } from "./check.js";

export const checkAddresses: Check = ({ campaign }, report) => {
  campaign.units.forEach((unit, i) => {
    for (const email of emailsOf(unit))
      if (!isEmail(email)) report.unit(i, "campaign.bad_email", { email, unit: unit.name });
    const { rollupKey } = unit;
    const other = rollupKey === "" ? undefined : campaign.units.slice(0, i).find((one) => one.rollupKey === rollupKey);
    if (other) report.unit(i, "campaign.key_twice", { unit: unit.name, other: other.name });
  });
};
