import type { Dataset } from './dataset.ts';
import { type NetOptions, type NetWeights, trainNet } from './train-net.ts';

/**
 * Several nets of other seeds side by side as one net, whose scores are the mean of theirs. Where sentences
 * are few, a single net depends on chance.
 */
export function trainCommittee(data: Dataset, options: NetOptions, members: number): NetWeights {
  const nets = Array.from({ length: members }, (_, i) =>
    trainNet(data, { ...options, seed: options.seed + i }),
  );
  const { classes, features, hidden } = options;
  const width = hidden * members;
  const joined: NetWeights = {
    hidden: width,
    inputs: new Float32Array(features * width),
    inputBias: new Float32Array(width),
    outputs: new Float32Array(classes * width),
    outputBias: new Float32Array(classes),
  };
  nets.forEach((net, member) => {
    const shift = member * hidden;
    joined.inputBias.set(net.inputBias, shift);
    copyRows(net.inputs, joined.inputs, { hidden, width, shift });
    joined.outputs.set(
      net.outputs.map((weight) => weight / members),
      shift * classes,
    );
    net.outputBias.forEach((bias, k) => {
      joined.outputBias[k] = (joined.outputBias[k] as number) + bias / members;
    });
  });
  return joined;
}

function copyRows(
  from: Float32Array,
  to: Float32Array,
  { hidden, width, shift }: { hidden: number; width: number; shift: number },
): void {
  for (let row = 0; row * hidden < from.length; row++) {
    to.set(from.subarray(row * hidden, (row + 1) * hidden), row * width + shift);
  }
}
