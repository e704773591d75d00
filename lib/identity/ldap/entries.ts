import { AndFilter, type Client, type Entry, EqualityFilter, FilterParser } from 'ldapts';
import { addressOf, lineOf, type PersonAtProvider, usernameFrom } from '@/lib/identity/person-at-provider';
import type { LdapSettings } from '@/lib/identity/settings';

/** Somebody's entry in a directory. */
export interface PersonEntry extends Omit<PersonAtProvider, 'groups'> {
  readonly dn: string;
  /** DNs of groups that the entry itself names. */
  readonly memberOf: readonly string[];
}

/** Which entry: by the name that somebody types, or by the id that never changes. */
export type Wanted = { readonly username: string } | { readonly subject: string };

/**
 * The one entry; null where there is none, or more than one. What was typed is a value of the
 * protocol and never part of a filter's text, so there is nothing to escape it from (RFC 4511, 4.5.1.7).
 */
export async function findPerson(
  client: Client,
  settings: LdapSettings,
  wanted: Wanted,
): Promise<PersonEntry | null> {
  const is =
    'username' in wanted
      ? new EqualityFilter({ attribute: settings.usernameAttribute, value: wanted.username })
      : new EqualityFilter({
          attribute: settings.idAttribute,
          value: isBinary(settings.idAttribute) ? Buffer.from(wanted.subject, 'hex') : wanted.subject,
        });
  const filter = new AndFilter({ filters: [FilterParser.parseString(settings.userFilter), is] });
  const { searchEntries } = await client.search(settings.userBase, {
    ...searchOptions(settings),
    filter,
    sizeLimit: 2,
  });
  const [entry] = searchEntries;
  return entry && searchEntries.length === 1 ? personOf(entry, settings) : null;
}

/** Everybody whom the filter takes for a person. Entries without an id are left out. */
export async function allPeople(client: Client, settings: LdapSettings): Promise<PersonEntry[]> {
  const { searchEntries } = await client.search(settings.userBase, {
    ...searchOptions(settings),
    filter: settings.userFilter,
    paged: { pageSize: 500 },
  });
  return searchEntries
    .map((entry) => personOf(entry, settings))
    .filter((person): person is PersonEntry => person !== null);
}

/** The values of an attribute, however the directory spells its name. */
export function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const key = Object.keys(entry).find((name) => name.toLowerCase() === attribute.toLowerCase());
  const value = key === undefined ? [] : entry[key];
  return Array.isArray(value) ? [...value] : value === undefined ? [] : [value];
}

/** Active Directory's ids are bytes. */
function isBinary(attribute: string): boolean {
  return attribute.toLowerCase() === 'objectguid';
}

function searchOptions(settings: LdapSettings) {
  const { idAttribute, usernameAttribute, fullNameAttribute, emailAttribute, memberOfAttribute } = settings;
  const attributes = [idAttribute, usernameAttribute, fullNameAttribute, emailAttribute, memberOfAttribute];
  return {
    scope: 'sub' as const,
    attributes: attributes.filter((name) => name !== ''),
    explicitBufferAttributes: isBinary(idAttribute) ? [idAttribute] : [],
    timeLimit: 30,
  };
}

function personOf(entry: Entry, settings: LdapSettings): PersonEntry | null {
  const [id] = valuesOf(entry, settings.idAttribute);
  const subject = Buffer.isBuffer(id) ? id.toString('hex') : id;
  if (subject === undefined || subject === '') return null;
  const text = (attribute: string) => {
    const [value] = valuesOf(entry, attribute);
    return value === undefined ? null : value.toString();
  };
  return {
    dn: entry.dn,
    subject,
    username: usernameFrom(text(settings.usernameAttribute)),
    fullName: lineOf(text(settings.fullNameAttribute) ?? ''),
    email: addressOf(text(settings.emailAttribute)),
    memberOf:
      settings.memberOfAttribute === ''
        ? []
        : valuesOf(entry, settings.memberOfAttribute).map((value) => value.toString()),
  };
}
