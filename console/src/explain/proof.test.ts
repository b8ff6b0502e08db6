import { describe, expect, it } from 'vitest';
import { texts } from '../texts/explain';
import { requestOf, whyNotProved } from './proof';
import { questionOf } from './question';

const asked = (text: string) => questionOf(new URLSearchParams(text), 'alpha');

describe('a proof', () => {
  it('is asked with the ends and the port of the question', () => {
    expect(requestOf(asked('from=a/web&to=b/front&kind=service&port=80'))).toEqual({
      cluster: 'alpha',
      from: 'a/web',
      to: 'b/front',
      to_kind: 'service',
      protocol: 'TCP',
      port: 80,
    });
    expect(requestOf(asked('from=a/web&to=b/web&protocol=ICMP&port=80'))).not.toHaveProperty('port');
    expect(requestOf(asked('from=a/web&to=10.0.0.1&kind=service&port=80')).to_kind).toBe('pod');
  });

  it('says why it cannot be had', () => {
    const why = (text: string, may = true) => whyNotProved(asked(text), may);
    expect(why('from=a/web&to=b/web&port=80')).toBe('');
    expect(why('from=a/web&to=b/web&protocol=ICMP')).toBe('');
    expect(why('from=a/web&to=b/web&port=80', false)).toBe(texts.proof.noPermission);
    expect(why('from=10.0.0.1&to=b/web&port=80')).toBe(texts.proof.fromAddress);
    expect(why('from=a/web&to=b/web&protocol=SCTP&port=80')).toBe(texts.proof.noSctp);
    expect(why('from=a/web&to=b/web&protocol=ICMP&type=3')).toBe(texts.proof.noEcho);
    expect(why('from=a/web&to=b/web&port=0')).toBe(texts.proof.noPort);
  });
});
