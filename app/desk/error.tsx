'use client';

export { ViewFailure as default } from '@/components/shell/view-failure';
