/** The peak of this process's memory in MB. On Linux maxRSS also counts the peak of the process that started this one. */
import { readFileSync } from "node:fs";

export function peakMegabytes() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
