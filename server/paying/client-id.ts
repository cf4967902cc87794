/** The name under which a bank keeps the cards of a resident: opaque, and the same for every payment of theirs. */
export const clientIdOf = (residentId: string): string => residentId.replaceAll('-', '');
