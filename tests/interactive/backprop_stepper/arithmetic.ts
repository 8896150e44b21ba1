/** Reads the numbers of a formula again and works them out: a second opinion on what a student would type into a calculator. */

const FUNCTIONS: Readonly<Record<string, (z: number) => number>> = {
  σ: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  ReLU: (z) => z > 0 ? z : 0,
  "ReLU′": (z) => z > 0 ? 1 : 0,
};

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const TOKEN = /\s*(½|[\d.]+(?:·10⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[σA-Za-z]+′?|[-−+·()²])/uy;

/** The value of sums and products of numbers, with brackets, squares and the functions of networks. */
export function worked(text: string): number {
  const tokens = tokensOf(text);
  let place = 0;
  const take = (wanted: string) => tokens[place] === wanted && ++place > 0;
  const sum = (): number => {
    let value = product();
    for (;;) {
      if (take("+")) value += product();
      else if (take("−")) value -= product();
      else return value;
    }
  };
  const product = (): number => {
    let value = factor();
    while (take("·")) value *= factor();
    return value;
  };
  const factor = (): number => {
    if (take("−")) return -factor();
    const value = base();
    return take("²") ? value ** 2 : value;
  };
  const base = (): number => {
    if (take("(")) return closed(sum());
    const token = tokens[place++];
    if (token in FUNCTIONS && take("(")) return FUNCTIONS[token](closed(sum()));
    return numberOf(token);
  };
  const closed = (value: number): number => {
    if (!take(")")) throw new Error(`no bracket closes in ${text}`);
    return value;
  };
  const value = sum();
  if (place < tokens.length) throw new Error(`cannot read ${text}`);
  return value;
}

function tokensOf(text: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`cannot read ${text}`);
    found.push(match[1]);
  }
  return found;
}

/** A number as it is shown: `0.47`, `½`, `1.2·10⁻⁵`. */
function numberOf(text: string): number {
  if (text === "½") return 0.5;
  const [mantissa, power] = text.split("·10");
  if (power === undefined) return Number(mantissa);
  const digits = [...power.replace("⁻", "")].map((c) => RAISED.indexOf(c));
  const exponent = Number(digits.join(""));
  return Number(mantissa) *
    10 ** (power.startsWith("⁻") ? -exponent : exponent);
}
