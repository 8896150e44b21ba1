/** What to write in the place of names that people bring along from PyTorch and NumPy. */

const TENSOR: Readonly<Record<string, string>> = {
  view: "write x.reshape([2, 3])",
  flatten: "write x.reshape([-1])",
  squeeze: "write x.reshape(…) with the shape that you want",
  unsqueeze: "write x.reshape(…) with the shape that you want",
  size:
    "x.size is how many numbers there are, and x.shape has the sizes of the axes; neither is called",
  dim: "x.rank is how many axes there are; it is not called",
  t: "write x.transpose()",
  mm: "write a.matmul(b)",
  dot: "write a.matmul(b)",
  argmax: "write x.argMax(axis)",
  eq: "write a.equal(b)",
  gt: "write a.greater(b)",
  lt: "write a.less(b)",
  clamp: "write x.maximum(least).minimum(most)",
  clip: "write x.maximum(least).minimum(most)",
  numpy: "write await x.read(), or await x.nested() for rows",
  tolist: "write await x.nested()",
  backward:
    "slopes are returned, not stored: const slopes = gradients(loss, parameters)",
  zero_grad:
    "there is nothing to set to zero: gradients(loss, parameters) returns slopes and stores none",
};

const NETWORK: Readonly<Record<string, string>> = {
  forward:
    "write net.output(x) for a Tensor, await predict(net, x) for plain numbers",
  predict:
    "write net.output(x) for a Tensor, await predict(net, x) for plain numbers",
  parameters:
    "net.parameters is a record by the names of the layers; it is not called",
  state_dict: "namedParameters(net) has every parameter with its name",
  load_state_dict: "write const loaded = await loadNetwork(path, net)",
  fit: "write await train(net, { … })",
};

/** Layers, losses and rules whose names are written in another way. */
const NAMES: Readonly<Record<string, string>> = {
  Linear: "linear(inputs, units, { seed: 1 })",
  Conv2d: "conv2d(channels, filters, size, { seed: 1 })",
  MaxPool2d: "maxPool(size)",
  Flatten: "flatten, which is not called",
  Dropout: "dropout(rate)",
  Embedding: "embedding(count, width, { seed: 1 })",
  LayerNorm: "layerNorm(features)",
  RNN: "recurrent(inputs, units, { seed: 1 })",
  LSTM: "lstm(inputs, units, { seed: 1 })",
  Sequential: "sequential(…layers)",
  ReLU: "relu, which is not called",
  Sigmoid: "sigmoid, which is not called",
  Tanh: "tanh, which is not called",
  MSELoss: "meanSquaredError, which is not called",
  CrossEntropyLoss: "crossEntropy, which is not called",
  BCEWithLogitsLoss: "binaryCrossEntropy, which is not called",
  Adam: "adam({ rate: 0.001 })",
  AdamW: "adamW({ rate: 0.001 })",
  SGD: "sgd({ rate: 0.1 })",
};

const LAYERS =
  /^(relu|sigmoid|tanh|gelu|identity|softmax|softplus|flatten|lastStep)$/;

/**
 * What to do where something of another library was called.
 *
 * @param evalue the message of the error
 * @returns `undefined` if no such habit is known
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(adviceOnHabit("x.view is not a function"), "of a Tensor: write x.reshape([2, 3])");
 * assert.equal(adviceOnHabit("nn.Linear is not a constructor"), 'here it is linear(inputs, units, { seed: 1 }), from "nets/nn"');
 * ```
 */
export function adviceOnHabit(evalue: string): string | undefined {
  const found = /^(.*?)([\w$]+) is not a (?:function|constructor)$/.exec(
    evalue,
  );
  if (found === null) return undefined;
  const [, before, name] = found;
  if (Object.hasOwn(NAMES, name)) {
    return `here it is ${NAMES[name]}, from "nets/nn"`;
  }
  if (LAYERS.test(name) && (before === "" || before === "nn.")) {
    return `"${name}" is a layer as it stands: leave the brackets out`;
  }
  if (before.endsWith(".")) {
    if (Object.hasOwn(NETWORK, name)) return `of a network: ${NETWORK[name]}`;
    if (Object.hasOwn(TENSOR, name)) return `of a Tensor: ${TENSOR[name]}`;
  }
  return /^(net|model|layer)\w*$/.test(name) && before === ""
    ? `a network is asked otherwise: ${NETWORK.forward}`
    : undefined;
}
