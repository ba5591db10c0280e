/** A mobile or an address as somebody may see it who only has to recognise it: `139****0001`, `a***@example.com`. */
export function maskedContact(contact: string): string {
  const at = contact.lastIndexOf('@');
  if (at > 0) return `${contact.slice(0, 1)}***${contact.slice(at)}`;
  return `${contact.slice(0, 3)}****${contact.slice(-4)}`;
}
