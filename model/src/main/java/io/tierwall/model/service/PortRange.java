package io.tierwall.model.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port, or all ports from the first to the last.
 *
 * @param first 0 to 65535
 * @param last not below {@code first}, at most 65535
 * @param written as somebody wrote it, such as {@code 80} or {@code 80-80}: they want to read it so again
 */
public record PortRange(int first, int last, String written) {

    private static final int MAX = 65_535;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    public PortRange {
        if (first < 0 || last > MAX || first > last) {
            throw new IllegalArgumentException("not ports: " + first + "-" + last);
        }
    }

    /** Ports, written in the shortest way. */
    public PortRange(int first, int last) {
        this(first, last, first == last ? Integer.toString(first) : first + "-" + last);
    }

    /** Reads {@code 80} or {@code 8000-8080}; empty when it is neither. */
    public static Optional<PortRange> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return first <= last && last <= MAX ? Optional.of(new PortRange(first, last, text)) : Optional.empty();
    }

    /** How many of a service entry's 15 values it uses up. */
    public int weight() {
        return first == last ? 1 : 2;
    }

    @Override
    public String toString() {
        return written;
    }
}
