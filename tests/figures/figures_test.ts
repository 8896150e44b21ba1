/** Laws that hold for every picture: readable, inside its frame, in the colours of the palette, said in words. */

import assert from "node:assert/strict";
import { palette } from "nets/figures";
import { overlap } from "../../lib/figures/placement.ts";
import { anatomy, contrast } from "./anatomy.ts";
import { GALLERY } from "./gallery.ts";

for (const [name, draw] of Object.entries(GALLERY)) {
  const figure = draw();
  const source = figure.outerHTML;
  const [width, height] = ["width", "height"].map((side) =>
    Number(figure.getAttribute(side))
  );
  const { texts, corners } = anatomy(figure);

  assert.ok(
    texts.length > 0 && corners.length > 2,
    `${name} was not taken apart`,
  );

  Deno.test(`every figure keeps the laws: ${name}`, async (t) => {
    await t.step("it is an image with alt text, a full sentence", () => {
      assert.equal(figure.getAttribute("role"), "img");
      assert.match(figure.getAttribute("aria-label")!, /^\P{Ll}.*\.$/u);
      assert.doesNotMatch(
        figure.getAttribute("aria-label")!,
        /undefined|NaN|[\\{}$]/,
      );
    });
    await t.step("the same data give the same picture", () => {
      assert.equal(draw().outerHTML, source);
    });
    await t.step("no text is smaller than 14 px", () => {
      for (const { content, sizes } of texts) {
        assert.ok(Math.min(...sizes) >= 14, `${content}: ${sizes}`);
      }
    });
    await t.step("no text leaves the picture or covers another", () => {
      texts.forEach(({ content, box }, i) => {
        const inside = box.left >= -0.5 && box.top >= -0.5 &&
          box.right <= width + 0.5 && box.bottom <= height + 0.5;
        assert.ok(
          inside,
          `"${content}" is at ${JSON.stringify(box)} of ${width} × ${height}`,
        );
        for (const other of texts.slice(0, i)) {
          assert.ok(
            overlap(box, other.box) < 12,
            `"${content}" and "${other.content}" overlap`,
          );
        }
      });
    });
    await t.step("no mark leaves the picture", () => {
      for (const { mark, x, y } of corners) {
        assert.ok(
          x >= -0.01 && y >= -0.01 && x <= width + 0.01 && y <= height + 0.01,
          `(${x}, ${y}) of ${mark}`,
        );
      }
    });
    await t.step(
      "every colour is of the palette, and none is left to the page",
      () => {
        const allowed = new Set<string>(Object.values(palette));
        for (const colour of source.match(/#[0-9a-fA-F]{3,8}\b/g) ?? []) {
          assert.ok(allowed.has(colour), colour);
        }
        assert.doesNotMatch(
          source,
          /currentColor|var\(|rgb|hsl|fill="(?!none|#)|stroke="(?!none|#)/,
        );
      },
    );
    await t.step("text can be read on what it stands on", () => {
      for (const { content, fill } of texts) {
        const ground = fill === palette.paper
          ? [palette.blue]
          : [palette.paper, palette.blueTint];
        for (const colour of ground) {
          assert.ok(
            contrast(fill, colour) >= 4.5,
            `${content}: ${fill} on ${colour} is ${contrast(fill, colour)}`,
          );
        }
      }
    });
    await t.step(
      "numbers are short, names are stable, and the whole is small",
      () => {
        const attributes = source.replace(/aria-label="[^"]*"/g, "").replace(
          />[^<]*</g,
          "><",
        );
        assert.doesNotMatch(attributes, /\d\.\d{4,}|NaN|Infinity|undefined/);
        assert.doesNotMatch(source, / (id|class)="/);
        assert.ok(source.length < 16_000, `${source.length} characters`);
      },
    );
    await t.step("it stands on paper of its own", () => {
      assert.match(
        source,
        new RegExp(`^<svg[^>]*>\\s*<rect[^>]*fill="${palette.paper}"`),
      );
    });
  });
}
