import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Readable, Writable } from "node:stream";

/** Names under which the browser is installed. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium of this machine; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun);
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

type Data = Readonly<Record<string, unknown>>;

interface Message extends Data {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Data;
  readonly sessionId?: string;
  readonly result?: Data;
  readonly error?: { readonly message: string };
}

/** Headless Chromium, spoken to by its own protocol over pipes. */
export class Browser {
  readonly #child: ChildProcess;
  readonly #folder = mkdtempSync(join(tmpdir(), "closeout-pages-"));
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #heard = new Map<string, ((message: Message) => void)[]>();
  #last = 0;

  constructor(file: string) {
    const flags = [
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--hide-scrollbars",
      "--remote-debugging-pipe",
      `--user-data-dir=${this.#folder}`,
    ];
    this.#child = spawn(file, flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let text = "";
    (this.#child.stdio[4] as Readable).setEncoding("utf8").on("data", (chunk: string) => {
      const parts = `${text}${chunk}`.split("\0");
      text = parts.pop() ?? "";
      for (const part of parts) this.#hear(JSON.parse(part));
    });
  }

  /** A new tab. */
  async open(): Promise<Tab> {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    return Tab.begin(this, String(sessionId));
  }

  /** Sends a command and resolves with its result. */
  send(method: string, params: Data = {}, sessionId?: string): Promise<Data> {
    this.#last += 1;
    const id = this.#last;
    const session = sessionId === undefined ? {} : { sessionId };
    const text = JSON.stringify({ id, method, params, ...session });
    (this.#child.stdio[3] as Writable).write(`${text}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error === undefined
          ? resolve(result ?? {})
          : reject(new Error(`${method}: ${error.message}`)),
      );
    });
  }

  /** Told every event of that name in a tab. */
  on(method: string, sessionId: string, listener: (params: Data) => void): void {
    const key = `${sessionId} ${method}`;
    const all = this.#heard.get(key) ?? [];
    this.#heard.set(key, [...all, ({ params = {} }) => listener(params)]);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    await this.send("Browser.close").catch(() => this.#child.kill("SIGKILL"));
    await ended;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #hear(message: Message): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
      return;
    }
    const key = `${message.sessionId} ${message.method}`;
    for (const listener of this.#heard.get(key) ?? []) listener(message);
  }
}

/** How a page is looked at. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme?: "light" | "dark";
  readonly media?: "screen" | "print";
  readonly scripts?: boolean;
}

/** One tab. */
export class Tab {
  /** What a page asked for beside itself, and what it was not allowed. */
  readonly complaints: string[] = [];
  readonly #browser: Browser;
  readonly #session: string;
  #loaded: () => void = () => {};

  private constructor(browser: Browser, session: string) {
    this.#browser = browser;
    this.#session = session;
  }

  /** Begins to listen to a tab. */
  static async begin(browser: Browser, session: string): Promise<Tab> {
    const tab = new Tab(browser, session);
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await tab.send(`${domain}.enable`);
    browser.on("Page.loadEventFired", session, () => tab.#loaded());
    browser.on("Network.requestWillBeSent", session, ({ request }) => {
      const { url } = request as { url: string };
      if (!url.startsWith("file:")) tab.complaints.push(`asked for ${url}`);
    });
    browser.on("Log.entryAdded", session, ({ entry }) => {
      tab.complaints.push(String((entry as { text: string }).text));
    });
    browser.on("Runtime.exceptionThrown", session, ({ exceptionDetails }) => {
      tab.complaints.push(JSON.stringify(exceptionDetails));
    });
    return tab;
  }

  send(method: string, params: Data = {}): Promise<Data> {
    return this.#browser.send(method, params, this.#session);
  }

  /** Shows a file; resolves when it is loaded, with how long that took in milliseconds. */
  async show(url: string, view: View): Promise<number> {
    const { width, height, scheme = "light", media = "screen", scripts = true } = view;
    const mobile = width < 600;
    await this.send("Emulation.setDeviceMetricsOverride", {
      width,
      height,
      deviceScaleFactor: 1,
      mobile,
    });
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await this.send("Emulation.setEmulatedMedia", { media, features });
    await this.send("Emulation.setScriptExecutionDisabled", { value: !scripts });
    const began = performance.now();
    const loaded = new Promise<void>((resolve) => {
      this.#loaded = resolve;
    });
    await this.send("Page.navigate", { url });
    await loaded;
    return performance.now() - began;
  }

  /** What an expression is in the page. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value: T }; exceptionDetails?: unknown };
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** Presses keys by name, e.g. `Tab`, or types a text. */
  async press(key: string): Promise<void> {
    for (const type of ["keyDown", "keyUp"]) {
      await this.send("Input.dispatchKeyEvent", { type, key, code: key });
    }
  }

  async type(text: string): Promise<void> {
    await this.send("Input.insertText", { text });
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.send("Page.captureScreenshot", { format: "png" });
    return Buffer.from(String(data), "base64");
  }

  async pdf(): Promise<Buffer> {
    const { data } = await this.send("Page.printToPDF", { printBackground: true });
    return Buffer.from(String(data), "base64");
  }
}
