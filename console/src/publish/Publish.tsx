import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { useDraft } from '../draft/store';
import { realization } from '../live/queries';
import { useParameter } from '../parts/useParameters';
import { Publishing } from './Publishing';
import { underWay } from './progress';
import { Review } from './Review';

/**
 * What is unpublished and what it would do; or how far the clusters are with what has been published. Whoever has nothing
 * to review sees what is on its way.
 */
export default function Publish() {
  const [published] = useParameter('published');
  const nothing = useDraft().entries.size === 0;
  const matrix = useQuery(realization).data;
  if (/^[1-9]\d*$/.test(published)) {
    return <Publishing revision={Number(published)} />;
  }
  const running = nothing && matrix ? underWay(matrix) : undefined;
  return running === undefined ? <Review /> : <Redirect to={`/changes?published=${running}`} replace />;
}
