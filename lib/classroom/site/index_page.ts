/** The first page: what the course is, its lectures, and how to run it. */

import type { Edition } from "./edition.ts";
import { codeHtml } from "./code_html.ts";
import { escaped } from "./html.ts";
import { pageHtml } from "./page_shell.ts";
import { lineHtml } from "./prose_html.ts";
import type { SiteLecture } from "./site_lecture.ts";

/**
 * The first page.
 *
 * @param zip how many bytes the zip has; `undefined` for the page that stands in it
 */
export function indexPage(
  lectures: readonly SiteLecture[],
  edition: Edition,
  zip: number | undefined,
): string {
  const body = `<main id="main" tabindex="-1" class="home">
${WELCOME}
<h2 id="lectures">The lectures</h2>
<ol class="chapters">
${lectures.map(chapter).join("\n")}
</ol>
<h2 id="yourself">Run it yourself</h2>
${YOURSELF}
${download(zip)}
</main>`;
  return pageHtml({
    root: "",
    title: "Nets by Hand",
    description:
      "Lectures on the foundations of neural networks that run: read them, change their cells, and be told what is wrong.",
    edition,
    place: "home",
    hasFormulas: body.includes('class="katex'),
    body,
  });
}

const WELCOME = `<h1>Nets by Hand</h1>
<p class="lead">Lectures on the foundations of neural networks that run, from the first threshold unit to backpropagation. Change any line of code on these pages, run it, and see what becomes of it.</p>
<figure class="wide"><img src="assets/two_paths.svg" width="912" height="304" alt="A network with two inputs, two hidden layers and one output: two ways lead back from the loss to one weight of the first layer."><figcaption>The path a slide forgot: both ways from the loss to one weight</figcaption></figure>
<div class="beside">
<div>
<p>Nothing is merely claimed. The numbers in the text are computed again by a test, every figure is drawn by the library that you read, and what one neuron cannot do comes with a proof that a second program checks. Where the five lectures that the course grew out of are wrong, it says so and shows why.</p>
<p>Each cell of a lecture has a button <b>Run</b>: it runs in this browser, on your machine, and nothing is sent anywhere. Predict first, then look; the exercises answer back.</p>
</div>
<figure><img src="assets/xor.svg" width="400" height="405" alt="The four points of XOR: two open rings, two filled discs, and the two lines of the hidden units."><figcaption>XOR, and the two lines that one layer draws</figcaption></figure>
</div>`;

const SAMPLE = [
  'import { thresholdUnit, XOR } from "nets";',
  'import { separability } from "nets/exact";',
  "",
  "thresholdUnit({ weights: [1, 1], threshold: 2 })([1, 1]); // 1: AND",
  "separability(XOR).separable; // false, with a proof",
].join("\n");

const YOURSELF =
  `<p>The same lectures are Jupyter notebooks in TypeScript. With <a href="https://docs.deno.com/runtime/getting_started/installation/" rel="noopener noreferrer">Deno</a> 2.9 and a copy of the course you have everything:</p>
<pre class="commands"><code>deno task lecture <span class="code-comment"># opens the lectures in your browser; their cells run live</span>
deno task test    <span class="code-comment"># checks everything, the numbers in the text too</span></code></pre>
<p>In your own programs, the library is one import:</p>
<pre class="commands"><code>${codeHtml(SAMPLE)}</code></pre>
<p><a href="api/index.html">The library</a> explains each of its names, with examples that a test runs.</p>`;

function chapter(lecture: SiteLecture): string {
  const { name, number, title, minutes, about, objectives } = lecture;
  const time = minutes === undefined
    ? ""
    : `<p class="quiet time">${minutes.talk} minutes, and ${minutes.exercises} of exercises</p>`;
  const list = objectives.map((one) => `<li>${lineHtml(one)}</li>`);
  return `<li>
<span class="number" aria-hidden="true">${number}</span>
<div>
<h3><a href="${name}.html">${escaped(title)}</a></h3>
${time}
<p>${lineHtml(about)}</p>
${
    list.length === 0
      ? ""
      : `<p class="after">After it you can</p>\n<ul>\n${
        list.join("\n")
      }\n</ul>\n`
  }<p class="ways"><a href="${name}.html">Read<span class="for-ears"> ${
    escaped(title)
  }</span></a><a href="slides/${name}.html">Slides<span class="for-ears"> of ${
    escaped(title)
  }</span></a><a href="notebooks/${name}.ipynb" download>Notebook<span class="for-ears"> of ${
    escaped(title)
  }</span></a></p>
</div>
</li>`;
}

function download(zip: number | undefined): string {
  if (zip === undefined) return "";
  const size = (zip / 1e6).toFixed(1);
  return `<section class="offline" aria-labelledby="offline">
<h2 id="offline">Take it with you</h2>
<p><a class="button" href="nets-by-hand.zip" download>Download these pages</a> <span class="quiet">zip, ${size} MB</span></p>
<p>Unpack it and open <code>index.html</code>: all pages work without a network and without a server.</p>
</section>`;
}
