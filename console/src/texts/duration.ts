/** How long something took or lasts. */
export const texts = {
  milliseconds: (n: number) => `${n} ms`,
  seconds: (n: number | string) => `${n} s`,
  minutes: (n: number) => `${n} min`,
  hours: (n: number) => `${n} h`,
  days: (n: number) => `${n} d`,
} as const;
