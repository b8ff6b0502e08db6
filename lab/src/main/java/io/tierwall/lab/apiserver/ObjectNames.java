package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException.Cause;
import io.tierwall.lab.objects.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Kubernetes lets an object be called and labelled. */
final class ObjectNames {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String SERVICE = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final String KEY_NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";

    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
    private static final Pattern SERVICE_PATTERN = Pattern.compile(SERVICE);
    private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
    private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE);
    private static final Pattern KEY_NAME_PATTERN = Pattern.compile(KEY_NAME);

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_SUBDOMAIN = 253;
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private ObjectNames() {}

    /** What is wrong with the metadata of an object; nothing when it is valid. */
    static List<Cause> problems(ResourceType type, JsonNode metadata) {
        List<Cause> causes = new ArrayList<>();
        name(type, metadata.path("name").asText())
                .ifPresent(why -> causes.add(invalid("metadata.name", metadata, why)));
        metadata.path("labels").properties().forEach(label -> {
            key(label.getKey()).ifPresent(why -> causes.add(cause("metadata.labels", label.getKey(), why)));
            value(label.getValue().asText())
                    .ifPresent(why ->
                            causes.add(cause("metadata.labels", label.getValue().asText(), why)));
        });
        int size = 0;
        for (var annotation : metadata.path("annotations").properties()) {
            key(annotation.getKey())
                    .ifPresent(why -> causes.add(cause("metadata.annotations", annotation.getKey(), why)));
            size += annotation.getKey().length()
                    + annotation.getValue().asText().length();
        }
        if (size > LARGEST_ANNOTATIONS) {
            causes.add(new Cause(
                    "FieldValueTooLong",
                    "Too long: may not be more than " + LARGEST_ANNOTATIONS + " bytes",
                    "metadata.annotations"));
        }
        return causes;
    }

    private static Cause invalid(String field, JsonNode metadata, String why) {
        return cause(field, metadata.path("name").asText(), why);
    }

    private static Cause cause(String field, String value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: \"" + value + "\": " + why, field);
    }

    private static Optional<String> name(ResourceType type, String name) {
        return switch (type.group() + "/" + type.kind()) {
            case "/Namespace" ->
                matches(
                        name,
                        LABEL_PATTERN,
                        LONGEST_LABEL,
                        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must "
                                + "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used "
                                + "for validation is '" + LABEL + "')");
            case "/Service" ->
                matches(
                        name,
                        SERVICE_PATTERN,
                        LONGEST_LABEL,
                        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an "
                                + "alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or "
                                + "'abc-123', regex used for validation is '" + SERVICE + "')");
            case String _ -> subdomain(name);
        };
    }

    private static Optional<String> subdomain(String name) {
        return matches(
                name,
                SUBDOMAIN_PATTERN,
                LONGEST_SUBDOMAIN,
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
                        + "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '"
                        + SUBDOMAIN + "')");
    }

    private static Optional<String> key(String key) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            Optional<String> prefix = subdomain(key.substring(0, slash)).map(why -> "prefix part " + why);
            if (prefix.isPresent()) {
                return prefix;
            }
        }
        return matches(
                key.substring(slash + 1),
                KEY_NAME_PATTERN,
                LONGEST_LABEL,
                "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                        + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation "
                        + "is '" + KEY_NAME + "')");
    }

    private static Optional<String> value(String value) {
        return matches(
                value,
                VALUE_PATTERN,
                LONGEST_LABEL,
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
                        + "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', "
                        + "regex used for validation is '" + VALUE + "')");
    }

    private static Optional<String> matches(String text, Pattern pattern, int longest, String otherwise) {
        if (text.length() > longest) {
            return Optional.of("must be no more than " + longest + " characters");
        }
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(otherwise);
    }
}
