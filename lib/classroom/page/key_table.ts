/** The keys of the lecture's pages, once: what is pressed and what the help says come from this table. */

/** The views in which keys mean something. */
export type KeyView = "read" | "slides" | "speaker";

/** What a key can do. */
export type CommandName = typeof KEYS[number]["command"];

/** One line of the table. */
export type KeyLine = {
  readonly command: string;
  /**
   * Ways to press it: `Mod` is Ctrl, or Cmd on a Mac; letters are written as they are typed.
   * With a modifier it works in the editor too; a bare key types there.
   */
  readonly keys: readonly string[];
  readonly says: string;
  readonly views: readonly KeyView[];
};

const ALL = ["read", "slides", "speaker"] as const;
const SHOWN = ["slides", "speaker"] as const;

/** In the order in which the help lists them. */
export const KEYS = [
  {
    command: "runAndGoOn",
    keys: ["Shift+Enter"],
    says: "Run the cell and go on",
    views: ALL,
  },
  {
    command: "run",
    keys: ["Mod+Enter"],
    says: "Run the cell and stay",
    views: ALL,
  },
  {
    command: "runAndInsert",
    keys: ["Alt+Enter"],
    says: "Run the cell and add a scratch cell below",
    views: ["read"],
  },
  {
    command: "next",
    keys: ["ArrowDown", "j", "PageDown"],
    says: "Next cell",
    views: ["read"],
  },
  {
    command: "previous",
    keys: ["ArrowUp", "k", "PageUp"],
    says: "Previous cell",
    views: ["read"],
  },
  {
    command: "nextStep",
    keys: ["ArrowRight", "PageDown", "Space"],
    says: "Next step or slide",
    views: SHOWN,
  },
  {
    command: "previousStep",
    keys: ["ArrowLeft", "PageUp"],
    says: "Step back",
    views: SHOWN,
  },
  {
    command: "first",
    keys: ["Home"],
    says: "To the beginning",
    views: ALL,
  },
  {
    command: "last",
    keys: ["End"],
    says: "To the end",
    views: ALL,
  },
  {
    command: "edit",
    keys: ["Enter"],
    says: "Edit the cell",
    views: ALL,
  },
  {
    command: "leave",
    keys: ["Escape"],
    says: "Leave the editor",
    views: ALL,
  },
  {
    command: "stop",
    keys: ["i"],
    says: "Stop what is running",
    views: ALL,
  },
  {
    command: "restart",
    keys: ["0"],
    says: "Restart the kernel (asks first)",
    views: ALL,
  },
  {
    command: "saved",
    keys: ["v"],
    says: "Show or hide the outputs saved in the file",
    views: ALL,
  },
  {
    command: "insert",
    keys: ["b"],
    says: "Add a scratch cell below",
    views: ["read"],
  },
  {
    command: "remove",
    keys: ["x"],
    says: "Remove the scratch cell",
    views: ["read"],
  },
  {
    command: "reset",
    keys: ["r"],
    says: "Put the cell back to what the file says",
    views: ALL,
  },
  {
    command: "resetAll",
    keys: ["R"],
    says: "Put all cells back to what the file says (asks first)",
    views: ALL,
  },
  {
    command: "save",
    keys: ["s", "Mod+s"],
    says: "Save the lecture to its file",
    views: ALL,
  },
  {
    command: "notes",
    keys: ["n"],
    says: "Show or hide the instructor’s notes",
    views: ["read"],
  },
  {
    command: "contents",
    keys: ["c"],
    says: "Show or hide the contents",
    views: ["read"],
  },
  {
    command: "overview",
    keys: ["o"],
    says: "All slides at a glance",
    views: ["slides"],
  },
  {
    command: "black",
    keys: [".", "b"],
    says: "Black screen, and back",
    views: ["slides"],
  },
  {
    command: "goTo",
    keys: ["g"],
    says: "Go to a slide by its number",
    views: SHOWN,
  },
  {
    command: "fullScreen",
    keys: ["f"],
    says: "Full screen",
    views: ["slides", "read"],
  },
  {
    command: "larger",
    keys: ["+", "="],
    says: "Everything larger",
    views: ALL,
  },
  {
    command: "smaller",
    keys: ["-"],
    says: "Everything smaller",
    views: ALL,
  },
  {
    command: "theme",
    keys: ["t"],
    says: "Light, dark, high contrast",
    views: ALL,
  },
  {
    command: "slides",
    keys: ["m"],
    says: "Slides, or back to reading",
    views: ALL,
  },
  {
    command: "speaker",
    keys: ["p"],
    says: "Open the speaker’s window",
    views: ["read", "slides"],
  },
  {
    command: "help",
    keys: ["?"],
    says: "These keys",
    views: ALL,
  },
] as const satisfies readonly KeyLine[];

/** What is different about the keys where a page stands. */
export type KeyChoice = {
  /** Commands that there are not. */
  readonly without: readonly CommandName[];
  /** Commands that do something else, in words. */
  readonly words: Readonly<Partial<Record<CommandName, string>>>;
};

const WHOLE: KeyChoice = { without: [], words: {} };

/** The lines that a view knows, in order. */
export function keysOf(
  view: KeyView,
  { without, words }: KeyChoice = WHOLE,
): readonly (KeyLine & { readonly command: CommandName })[] {
  return KEYS.filter(({ command, views }) =>
    (views as readonly KeyView[]).includes(view) && !without.includes(command)
  ).map((line) => ({ ...line, says: words[line.command] ?? line.says }));
}
