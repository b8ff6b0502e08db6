import { describe, expect, it } from 'vitest';
import { addressOf, flawsOf, isAddress, questionOf, withoutDraft } from './question';

const asked = (text: string) => questionOf(new URLSearchParams(text), 'alpha');

describe('a question', () => {
  it('is about TCP in the first cluster unless the address says otherwise', () => {
    expect(asked('from=a/web&to=b/web&port=80')).toMatchObject({ cluster: 'alpha', protocol: 'TCP', port: '80' });
    expect(asked('cluster=beta&protocol=UDP')).toMatchObject({ cluster: 'beta', protocol: 'UDP' });
    expect(asked('protocol=nonsense').protocol).toBe('TCP');
  });

  it('says what is missing and what is wrong', () => {
    expect(flawsOf(asked(''))).toEqual({ from: 'missing', to: 'missing', port: 'missing' });
    expect(flawsOf(asked('from=web&to=a/web&port=70000'))).toEqual({ from: 'wrong', port: 'wrong' });
    expect(flawsOf(asked('from=10.0.0.1&to=a/web&port=80'))).toEqual({});
  });

  it('needs no port for ICMP, which has a type and a code', () => {
    const ping = asked('from=a/web&to=b/web&protocol=ICMP&port=80');
    expect(flawsOf(ping)).toEqual({});
    expect(addressOf(ping)).not.toContain('&port=');
    expect(addressOf(ping)).toContain('icmp_type=8');
    expect(flawsOf(asked('from=a/web&to=b/web&protocol=ICMP&type=300'))).toEqual({ type: 'wrong' });
  });

  it('is about a service only where the far end is named', () => {
    expect(addressOf(asked('from=a/web&to=b/web&kind=service&port=80'))).toContain('to_kind=service');
    expect(addressOf(asked('from=a/web&to=10.0.0.1&kind=service&port=80'))).not.toContain('to_kind');
  });

  it('about a draft is asked at the same address as one about what is published', () => {
    const drafted = asked('from=a/web&to=b/web&port=80&revision=draft');
    expect(addressOf(drafted)).toBe(addressOf(asked('from=a/web&to=b/web&port=80')));
    expect(withoutDraft(drafted).revision).toBe('');
    expect(withoutDraft(asked('revision=7')).revision).toBe('7');
  });
});

describe('an address', () => {
  it('is one of IPv4 or IPv6, and no name', () => {
    expect(isAddress('10.1.2.3')).toBe(true);
    expect(isAddress('fd00::12')).toBe(true);
    expect(isAddress('10.1.2.300')).toBe(false);
    expect(isAddress('a/web')).toBe(false);
  });
});
