import { z } from 'zod';
import type { ApplyLine } from '@/lib/imports/line-change';
import { same } from '@/lib/imports/line-change';
import { differing, given, readValues } from '@/lib/imports/read-values';
import { invalid } from '@/lib/problems/problem';
import { changeUser } from '@/lib/users/change-user';
import { createUser } from '@/lib/users/create-user';
import { findUser } from '@/lib/users/queries';
import { newUser } from '@/lib/users/schema';

const state = z.enum(['active', 'disabled', '']).optional();

/** A program's account; who answers for it is part of the file. */
export const importServiceAccount: ApplyLine = (tx, actor, values) =>
  importPerson(tx, actor, { ...values, kind: 'service' });

/**
 * An account by its username. A file never holds passwords: whoever is new is let in by an
 * invitation or by a password that is set for them.
 */
export const importPerson: ApplyLine = async (tx, actor, values) => {
  const { email, kind, owner, ...rest } = given(values, 'username', 'fullName', 'email', 'kind', 'owner');
  const wish = readValues(newUser, {
    ...rest,
    ...(email === undefined ? {} : { email: email === '' ? null : email }),
    ...(kind ? { kind } : {}),
    ...(owner === undefined ? {} : { owner: owner === '' ? null : owner }),
  });
  const wanted = readValues(z.object({ state }), { state: values.state }).state;
  const disabled = wanted === undefined || wanted === '' ? undefined : wanted === 'disabled';
  const existing = await findUser(actor, wish.username, tx);
  if (!existing) {
    const made = await createUser(tx, actor, wish, { waits: true });
    const ended = disabled ? await changeUser(tx, actor, wish.username, { disabled }) : null;
    const audit = [made.audit, ended?.audit ?? []].flat();
    return { outcome: 'create', what: wish.username, detail: disabled ? 'disabled' : '', audit };
  }
  if (kind && existing.kind !== wish.kind)
    throw invalid('kind', `${wish.username} is a ${existing.kind}, and stays one`);
  const changes = differing(
    {
      ...(values.fullName === undefined ? {} : { fullName: wish.fullName }),
      ...(values.email === undefined ? {} : { email: wish.email }),
      ...(owner === undefined ? {} : { owner: wish.owner }),
      ...(disabled === undefined ? {} : { disabled }),
    },
    {
      fullName: existing.fullName,
      email: existing.email,
      owner: existing.owner,
      disabled: existing.disabledAt !== null,
    },
  );
  if (Object.keys(changes).length === 0) return same(wish.username);
  const { audit } = await changeUser(tx, actor, wish.username, changes);
  return { outcome: 'change', what: wish.username, detail: Object.keys(changes).join(', '), audit };
};
