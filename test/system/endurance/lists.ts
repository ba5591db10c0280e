/** A list by what each of its members belongs to. */
export function grouped<T>(list: readonly T[], keyOf: (member: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of list) {
    const key = keyOf(member);
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  return groups;
}

/** The members that stand in a list before, each as often as it does so again. */
export function repeated(list: readonly string[]): string[] {
  const once = new Set<string>();
  return list.filter((member) => once.size === once.add(member).size);
}
