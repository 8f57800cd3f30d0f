import { type CodeReading, readCode } from '../../domain/codes/reading.ts';
import type { Fault } from '../../intake/faults.ts';
import { notWellFormed } from '../failures.ts';
import type { Problem } from '../problems.ts';

/** A code as it was read; a wrong check symbol is said at once, before anything is looked up. */
export function readOrThrow(text: string): CodeReading {
  const reading = readCode(text);
  if (reading.isMisread) throw misread(reading);
  return reading;
}

/** What is wrong with the form of a code. */
export function misread({ wrong, text }: CodeReading): Problem {
  const rule = wrong?.refused ?? 'must-have-the-right-form';
  const fault: Fault = { path: 'code', rule, params: wrong?.params ?? { code: text } };
  return notWellFormed([fault]);
}
