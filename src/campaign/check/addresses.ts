/** Addresses that a draft would be written to. */
import { emailsOf, isEmail } from "../addresses.js";
import type { Check } from "./check.js";

export const checkAddresses: Check = ({ campaign }, report) => {
  campaign.units.forEach((unit, i) => {
    for (const email of emailsOf(unit))
      if (!isEmail(email)) report.unit(i, "campaign.bad_email", { email, unit: unit.name });
  });
};
