/** A verdict as a card in the cell: what passed, what to look at, hints one at a time. */

import type { Exercise } from "../exercises/exercise.ts";
import type { Failure, Result, Verdict } from "../exercises/grade.ts";
import { isKind } from "../exercises/matches.ts";
import type { Bundle } from "./kernel.ts";
import { code, type Html, markup, sentence } from "./markup.ts";
import { PAPER, paper } from "./paper.ts";

/**
 * A verdict in the forms in which `check` sends it.
 *
 * Hints unfold one inside the other, and the solution inside the last, so that nothing
 * has to be remembered and no kernel is asked: it works in a page on paper, too.
 *
 * @param verdict what `grade` found
 */
export function feedbackBundle(verdict: Verdict): Bundle {
  return {
    "text/html": feedback(verdict).source,
    "text/plain": asText(verdict),
  };
}

function feedback(verdict: Verdict): Html {
  const colour = verdict.passed ? PAPER.blue : PAPER.vermilion;
  const failed = verdict.results.find(({ failure }) => failure)?.failure;
  const { mistake, refusal, exercise } = verdict;
  return paper(
    markup`<p style="margin:0;color:${colour};font-weight:600">${
      headline(verdict)
    }</p>${refusal && paragraph(sentence(refusal))}${
      verdict.results.length > 0 && list(verdict.results)
    }${failed && failureTable(failed)}${
      mistake &&
      paragraph(
        markup`<b style="color:inherit">${mistake.name}.</b> ${
          sentence(mistake.message)
        }`,
      )
    }${
      verdict.passed
        ? solution(exercise, "One way to write it")
        : hints(exercise)
    }`,
    `border-left:6px solid ${colour}`,
  );
}

/** The symbol says it without the colour, and the words without the symbol. */
function headline({ passed, refusal, results, exercise }: Verdict): string {
  const title = `${exercise.id} ${exercise.title}`;
  if (passed) return `✓ ${title}: passed`;
  const done = results.filter((result) => result.passed).length;
  return refusal
    ? `○ ${title}: not yet`
    : `○ ${title}: not yet, ${done} of ${exercise.checks.length} passed`;
}

function paragraph(content: Html): Html {
  return markup`<p style="margin:8px 0 0;color:inherit">${content}</p>`;
}

function list(results: readonly Result[]): Html {
  return markup`<ul style="list-style:none;margin:6px 0 0;padding:0;color:inherit">${
    results.map(({ name, passed }) =>
      markup`<li style="margin:0;color:${
        passed ? PAPER.blue : PAPER.vermilion
      }">${passed ? "✓" : "○"} <span style="color:${PAPER.ink}">${
        sentence(name)
      }</span></li>`
    )
  }</ul>`;
}

function failureTable(failure: Failure): Html {
  const cell = "border:0;background:none;color:inherit;text-align:left;" +
    "vertical-align:top;padding:1px 12px 1px 0";
  return markup`<table style="border-collapse:collapse;border:0;margin:8px 0 0;color:inherit;font-size:15px">${
    asked(failure).map(([label, value]) =>
      markup`<tr style="background:${PAPER.page};color:inherit"><th scope="row" style="${cell};font-weight:400;color:${PAPER.grey}">${label}</th><td style="${cell}">${
        code(value)
      }</td></tr>`
    )
  }</table>`;
}

function asked(failure: Failure): readonly (readonly [string, string])[] {
  return [
    ...failure.input === undefined ? [] : [["input", failure.input] as const],
    ["expected", valueText(failure.expected)],
    failure.error === undefined
      ? ["got", valueText(failure.got)]
      : ["got", failure.error],
  ];
}

function valueText(value: unknown): string {
  if (isKind(value)) return value.name;
  if (value === undefined) return "undefined (is a return missing?)";
  return typeof value === "string"
    ? JSON.stringify(value)
    : Deno.inspect(value, { colors: false });
}

function hints(exercise: Exercise): Html {
  return exercise.hints.reduceRight(
    (inner, hint, i) =>
      folded(
        `Hint ${i + 1} of ${exercise.hints.length}`,
        markup`${paragraph(sentence(hint))}${inner}`,
      ),
    solution(exercise, "The solution"),
  );
}

function solution(exercise: Exercise, title: string): Html {
  const style =
    `background:${PAPER.shade};color:${PAPER.ink};border:0;border-radius:4px;` +
    "padding:8px 12px;margin:6px 0 0;overflow-x:auto;font-family:monospace;font-size:14px";
  return folded(
    title,
    markup`<pre style="${style}">${exercise.solution.trim()}</pre>`,
  );
}

function folded(title: string, content: Html): Html {
  return markup`<details style="margin:8px 0 0;color:inherit"><summary style="cursor:pointer;color:${PAPER.grey};display:list-item">${title}</summary>${content}</details>`;
}

/** Without hints: a terminal cannot fold them away. */
function asText(verdict: Verdict): string {
  const failed = verdict.results.find(({ failure }) => failure)?.failure;
  return [
    headline(verdict),
    ...verdict.refusal ? [verdict.refusal] : [],
    ...verdict.results.map(({ name, passed }) =>
      `${passed ? "✓" : "○"} ${name}`
    ),
    ...failed
      ? asked(failed).map(([label, value]) => `${label}: ${value}`)
      : [],
    ...verdict.mistake
      ? [`${verdict.mistake.name}. ${verdict.mistake.message}`]
      : [],
  ].join("\n");
}
