/** What a part of the check found. */
export interface Finding {
  /** How many files, modules or scripts it looked at: a part that looked at none has failed. */
  readonly looked: number;
  /** What is wrong, ready to print; one entry per finding. */
  readonly problems: readonly string[];
}

/** A part of `npm run check`. */
export interface Part {
  readonly name: string;
  /** What `looked` counts. */
  readonly unit: string;
  run(): Promise<Finding>;
}
