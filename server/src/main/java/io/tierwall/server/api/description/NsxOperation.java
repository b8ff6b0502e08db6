package io.tierwall.server.api.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One operation of NSX's API, as the table of all of them says.
 *
 * @param section the heading that it stands under
 * @param answer the schema of the answer; {@code Done} for one without a body, empty when it is always an error
 * @param body the schema of the body; empty for none
 * @param query the parameters of the query, and what may be said in headers
 */
public record NsxOperation(
        String section, String method, String path, String answer, String body, List<Parameter> query, String summary) {

    private static final String TABLE = "/nsx-operations.txt";
    private static final Pattern LINE = Pattern.compile("(\\w+) +(\\S+) *\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");
    private static final List<String> OF_LISTS = List.of(
            "cursor", "page_size", "sort_by", "sort_ascending", "included_fields", "include_mark_for_delete_objects");

    /** A parameter of the query, or a header. */
    public record Parameter(String name, boolean required) {}

    public NsxOperation {
        query = List.copyOf(query);
    }

    /** All operations, in the order of the table. */
    public static List<NsxOperation> all() {
        List<NsxOperation> operations = new ArrayList<>();
        String section = "";
        for (String line : table().lines().toList()) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                operations.add(read(section, line));
            }
        }
        return List.copyOf(operations);
    }

    private static String table() {
        try (InputStream table = Objects.requireNonNull(NsxOperation.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NsxOperation read(String section, String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an operation: " + line);
        }
        return new NsxOperation(
                section,
                matcher.group(1),
                matcher.group(2),
                matcher.group(3).strip(),
                matcher.group(4).strip(),
                parameters(matcher.group(5).strip()),
                matcher.group(6).strip());
    }

    private static List<Parameter> parameters(String words) {
        List<Parameter> parameters = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" +", -1)) {
            if (word.equals("lists")) {
                OF_LISTS.forEach(name -> parameters.add(new Parameter(name, false)));
            } else {
                boolean required = word.endsWith("!");
                parameters.add(new Parameter(required ? word.substring(0, word.length() - 1) : word, required));
            }
        }
        return parameters;
    }

    /** The names of the parameters in the path, from left to right. */
    public List<String> inPath() {
        return IN_PATH.matcher(path).results().map(found -> found.group(1)).toList();
    }
}
