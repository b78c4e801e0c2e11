/** The world's time: the wall clock plus what the admin door added to it. */
export interface Clock {
  /** World time in milliseconds since 1970. */
  now(): number;
  /** Wall time in milliseconds since 1970; signatures and session expiry are held against it. */
  wall(): number;
  /** Moves the world forward (or back) by that many milliseconds. */
  advance(ms: number): void;
  /** Sets the world's time. */
  set(ms: number): void;
  /** World time minus wall time, in milliseconds. */
  offset(): number;
}

/** A clock that follows `wall` with an offset that starts at 0. */
export function createClock(wall: () => number = Date.now, onChange: () => void = () => {}): Clock {
  let offset = 0;
  return {
    now: () => wall() + offset,
    wall,
    advance(ms) {
      offset += ms;
      onChange();
    },
    set(ms) {
      offset = ms - wall();
      onChange();
    },
    offset: () => offset,
  };
}

/** `2026-01-31T08:00:00Z`, the form most of the vendors' fields use. */
export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The same instant written with an offset of whole hours, such as `2026-01-31T16:00:00+08:00`. */
export function isoOffset(ms: number, hours: number): string {
  const shifted = new Date(ms + hours * 3_600_000).toISOString().slice(0, 19);
  const sign = hours < 0 ? "-" : "+";
  return `${shifted}${sign}${String(Math.abs(hours)).padStart(2, "0")}:00`;
}
