import type { Language } from "../core/language.ts";
import { packet as en, type PacketTexts } from "./en/packet.ts";
import { packet as zh } from "./zh/packet.ts";

const TEXTS: Readonly<Record<Language, PacketTexts>> = { en, zh };

/** What the packets say, in a reader's language. */
export function packetTexts(language: Language): PacketTexts {
  return TEXTS[language];
}
