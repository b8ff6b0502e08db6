import {
  Alert,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  Skeleton,
} from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts } from '../texts/common';
import { ageOf } from './age';

type Asked = Pick<UseQueryResult, 'isPending' | 'isError' | 'error' | 'dataUpdatedAt' | 'refetch' | 'data'>;

/** What cannot be shown and why, since when what is shown is so, and a way to try again. */
export function Failure({ what, query }: { what: string; query: Asked }) {
  const shown =
    query.data === undefined ? texts.states.nothing : texts.states.since(ageOf(query.dataUpdatedAt, Date.now()));
  return (
    <Alert
      component="p"
      isInline
      variant="danger"
      title={texts.states.failed(what)}
      actionLinks={
        <Button variant="link" isInline onClick={() => query.refetch()}>
          {texts.states.retry}
        </Button>
      }
    >
      {query.error?.message} {shown}
    </Alert>
  );
}

/** Rows of the height of those to come. */
export function SkeletonRows({ count = 8, height = 34 }: { count?: number; height?: number }) {
  return (
    <div aria-busy="true">
      <span className="tw-said">{texts.states.loading}</span>
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
        <div key={row} style={{ height, padding: '8px 16px' }}>
          <Skeleton width={`${90 - ((row * 13) % 40)}%`} height="14px" />
        </div>
      ))}
    </div>
  );
}

/** One sentence and one action. */
export function Nothing({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <EmptyState titleText={title} headingLevel="h2" variant="sm">
      {children && <EmptyStateBody>{children}</EmptyStateBody>}
      {action && (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}

/** One of three things: what is asked for, a skeleton, or why neither can be. */
export function Asking({ what, query, children }: { what: string; query: Asked; children: ReactNode }) {
  if (query.isPending) {
    return <SkeletonRows />;
  }
  return (
    <>
      {query.isError && <Failure what={what} query={query} />}
      {query.data !== undefined && children}
    </>
  );
}

/** A filter that leaves nothing, and the way out of it. */
export function NoMatch({ title, onClear }: { title: string; onClear: () => void }) {
  return (
    <Nothing
      title={title}
      action={
        <Button variant="link" onClick={onClear}>
          {texts.states.clearFilter}
        </Button>
      }
    />
  );
}
