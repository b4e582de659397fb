/**
 * A shelf of two hundred work instructions of a workshop, as a company has them before anybody controls them: for each device
 * the same few tasks, each with its own limits.
 */
export interface Instruction {
  readonly title: string;
  readonly markdown: string;
}

const devices = [
  ['torque screwdriver TS-1', '0.40 Nm', 'the torque tester'],
  ['torque screwdriver TS-2', '0.65 Nm', 'the torque tester'],
  ['bench multimeter', '10.000 V', 'the voltage reference'],
  ['insulation tester', '500 V', 'the resistance decade'],
  ['climate chamber', '23.0 °C', 'the reference thermometer'],
  ['soldering station', '350 °C', 'the tip thermometer'],
  ['reflow oven', '245 °C', 'the profile recorder'],
  ['precision balance', '200.000 g', 'weight set E2'],
  ['pressure calibrator', '10.00 bar', 'the piston gauge'],
  ['flow bench', '25.0 l/min', 'the master meter'],
  ['leak tester', '0.50 ml/min', 'the calibrated leak'],
  ['label printer', '300 dpi', 'the test label'],
  ['laser engraver', '12 W', 'the power meter'],
  ['coordinate measuring machine', '0.003 mm', 'the step gauge'],
  ['caliper 150 mm', '0.02 mm', 'gauge blocks grade 1'],
  ['micrometer 25 mm', '0.002 mm', 'gauge blocks grade 1'],
  ['hardness tester', '60 HRC', 'the hardness block'],
  ['earthing strap tester', '1 MΩ', 'the resistance decade'],
  ['ultrasonic cleaner', '40 kHz', 'the foil test'],
  ['hipot tester', '1.5 kV', 'the high voltage divider'],
] as const;

const tasks = [
  ['Starting up', 'before the first part of a shift', 'Switch it on and wait until the display no longer moves.'],
  ['Shutting down', 'after the last part of a shift', 'Clean the contact faces, cover it, and sign the shift list.'],
  ['Checking every morning', 'every morning', 'Measure three times; every value must lie within the limit.'],
  ['Calibrating', 'every twelve months', 'Let it stand for two hours in the room before the first value is read.'],
  ['Adjusting', 'after a value outside its limit', 'Adjust once, measure five times, and never adjust a second time.'],
  ['Cleaning', 'every week', 'Use a lint-free cloth and isopropanol; never spray it on.'],
  ['Replacing wear parts of', 'every six months', 'Take the parts from the sealed bag and keep its label.'],
  ['Taking out of service', 'whenever a check fails', 'Hang the red tag on it and move it to the locked shelf.'],
  ['Lending out', 'whenever it leaves the room', 'Write down who takes it, for what, and until when.'],
  ['Training on', 'before somebody uses it alone', 'Show it once, watch it once, and sign the training list.'],
] as const;

export const shelf = {
  title: 'Workshop instructions',
  markdown: 'One page for each device and task. They were written over eleven years and never controlled.',
};

export const workshopInstructions: readonly Instruction[] = devices.flatMap(([device, limit, reference]) =>
  tasks.map(([task, when, deed]) => ({
    title: `${task} the ${device}`,
    markdown: [
      `Done ${when}, by somebody who was trained on the ${device}.`,
      `## What is needed\n\n- the ${device}, with a valid label\n- ${reference}\n- the record sheet of the device`,
      `## Steps\n\n1. Look at the label; a device that is past its date is not used.\n2. ${deed}\n3. Compare with ${reference} at ${limit}.\n4. Write value, date and name on the record sheet.`,
      '> A value outside the limit is reported at once; nothing measured since the last good check leaves the house.',
    ].join('\n\n'),
  })),
);
