import { z } from 'zod';

const columns = [
  'args',
  'c',
  'cmd',
  'comm',
  'command',
  'cputime',
  'etime',
  'gid',
  'group',
  'lstart',
  'ni',
  'nlwp',
  'pcpu',
  'pgid',
  'pid',
  'pmem',
  'ppid',
  'pri',
  'rss',
  'start',
  'stat',
  'state',
  'stime',
  'time',
  'tty',
  'uid',
  'user',
  'vsz',
  '%cpu',
  '%mem',
];

const listings = ['', '-ef', '-eF', '-efww', '-aux', 'aux', 'auxw', 'auxww', 'ax'];

/**
 * The engine runs `ps` on the node with these arguments, and some of them show environments (`ps e`).
 * So: a closed list, or columns from a closed list.
 */
export const psArguments = z.string().refine((written) => {
  if (listings.includes(written)) return true;
  const list = /^(?:-eo|-o|-axo|axo)[ ,]([a-z%,]{1,256})$/.exec(written)?.[1];
  return list?.split(',').every((column) => columns.includes(column)) ?? false;
}, 'must be a plain listing such as "aux" or "-eo pid,user,args"');
