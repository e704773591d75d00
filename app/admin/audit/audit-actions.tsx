'use client';

import { useQuery } from '@tanstack/react-query';
import { Bookmark, Download, Trash2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type AuditFilterValues, criteriaOf, filterOf } from '@/app/admin/audit/use-audit-filter';
import { records } from '@/app/admin/records';
import { useMissingRight } from '@/components/access/use-missing-right';
import { useSave } from '@/components/forms/use-save';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { MenuItem, MenuSeparator } from '@/components/ui/menu-items';
import { showToast } from '@/components/ui/toast-store';
import type { AuditSearchView } from '@/lib/audit-log/searches/schema';
import { failureMessage } from '@/lib/http/failure';

const SaveSearch = dynamic(() => import('@/app/admin/audit/save-search').then((module) => module.SaveSearch));

const searches = records<AuditSearchView>('/audit/searches');

interface AuditActionsProps {
  filter: AuditFilterValues;
  isFiltered: boolean;
  onFilter: (filter: AuditFilterValues) => void;
}

/** Saved searches, and taking out what matches. */
export function AuditActions({ filter, isFiltered, onFilter }: AuditActionsProps) {
  const { data: saved = [] } = useQuery(searches);
  const [saves, setSaves] = useState(false);
  const save = useSave();
  const mayExport = useMissingRight('audit.manage', null);
  const mayManage = useMissingRight('audit.manage', '/');
  const remove = async (search: AuditSearchView) => {
    try {
      await save({
        method: 'DELETE',
        path: `/audit/searches/${search.id}`,
        shown: search,
        done: `The search ${search.name} was removed`,
        changes: ['audit/searches'],
      });
    } catch (error) {
      showToast({
        title: `${search.name} was not removed`,
        description: failureMessage(error),
        tone: 'danger',
      });
    }
  };
  const removable = saved.filter(({ isOwn }) => isOwn || mayManage === null);
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Bookmark aria-hidden />
            Searches
          </Button>
        }
      >
        {saved.map((search) => (
          <MenuItem key={search.id} onClick={() => onFilter(filterOf(search.filter))}>
            {search.name}
            {search.isOwn ? null : <span className="block text-ink-soft text-xs">of {search.owner}</span>}
          </MenuItem>
        ))}
        {saved.length > 0 ? <MenuSeparator /> : null}
        <MenuItem
          icon={<Bookmark aria-hidden />}
          onClick={() => setSaves(true)}
          disabledReason={isFiltered ? null : 'Filter the entries first.'}
        >
          Save this search
        </MenuItem>
        {removable.map((search) => (
          <MenuItem
            key={search.id}
            icon={<Trash2 aria-hidden />}
            tone="danger"
            onClick={() => void remove(search)}
          >
            Remove {search.name}
          </MenuItem>
        ))}
      </Menu>
      <Menu
        trigger={
          <Button>
            <Download aria-hidden />
            Export
          </Button>
        }
      >
        {(['csv', 'jsonl'] as const).map((format) => (
          <MenuItem
            key={format}
            disabledReason={mayExport}
            onClick={() => {
              const query = new URLSearchParams({ ...criteriaOf(filter), format });
              window.location.assign(`/api/v1/audit/export?${query}`);
            }}
          >
            {isFiltered ? 'What matches' : 'Everything'} {format === 'csv' ? 'as CSV' : 'as JSON lines'}
          </MenuItem>
        ))}
      </Menu>
      {saves ? (
        <SaveSearch criteria={criteriaOf(filter)} mayShare={mayManage} onClose={() => setSaves(false)} />
      ) : null}
    </>
  );
}
