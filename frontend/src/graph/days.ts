/** Whole days counted from a first one, for a slider, and days in the reader's calendar. */
const DAY = 86_400_000;

export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / DAY);
}

export function dayAfter(first: string, days: number): string {
  return new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);
}

/** "31 ต.ค. 2569" in Thai, "31 Oct 2026" in English. */
export function written(day: string, language: string): string {
  const locale = language === "th" ? "th-TH-u-ca-buddhist" : "en-GB";
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")}`;
}

/** The same day's year in the other calendar: "ค.ศ. 2026" beside 2569, "2569 BE" beside 2026. */
export function otherEra(day: string, language: string): string {
  const year = Number(day.slice(0, 4));
  return language === "th" ? `ค.ศ. ${year}` : `${year + 543} BE`;
}
