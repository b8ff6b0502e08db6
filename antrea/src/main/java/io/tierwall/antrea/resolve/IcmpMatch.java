package io.tierwall.antrea.resolve;

/**
 * ICMP messages of a span of types and a span of codes.
 *
 * @param firstType the lowest type, 0 to 255
 * @param lastType the highest type
 * @param firstCode the lowest code, 0 to 255
 * @param lastCode the highest code
 */
public record IcmpMatch(int firstType, int lastType, int firstCode, int lastCode) implements Comparable<IcmpMatch> {

    /** Every message. */
    public static final IcmpMatch ALL = new IcmpMatch(0, 255, 0, 255);

    public IcmpMatch {
        if (firstType < 0 || lastType > 255 || firstType > lastType) {
            throw new IllegalArgumentException("not ICMP types: " + firstType + "-" + lastType);
        }
        if (firstCode < 0 || lastCode > 255 || firstCode > lastCode) {
            throw new IllegalArgumentException("not ICMP codes: " + firstCode + "-" + lastCode);
        }
    }

    /** All messages of a type. */
    public static IcmpMatch type(int type) {
        return new IcmpMatch(type, type, 0, 255);
    }

    /** The messages of a type and code. */
    public static IcmpMatch of(int type, int code) {
        return new IcmpMatch(type, type, code, code);
    }

    /** Whether a message is one of these. */
    public boolean contains(int type, int code) {
        return type >= firstType && type <= lastType && code >= firstCode && code <= lastCode;
    }

    @Override
    public int compareTo(IcmpMatch other) {
        int byType = Integer.compare(firstType, other.firstType);
        int byLastType = byType != 0 ? byType : Integer.compare(lastType, other.lastType);
        int byCode = byLastType != 0 ? byLastType : Integer.compare(firstCode, other.firstCode);
        return byCode != 0 ? byCode : Integer.compare(lastCode, other.lastCode);
    }
}
