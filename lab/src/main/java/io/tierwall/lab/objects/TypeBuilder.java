package io.tierwall.lab.objects;

import io.tierwall.lab.objects.ResourceType.Column;
import java.util.List;
import java.util.Locale;

/** A kind as it is being described. */
record TypeBuilder(ResourceType type) {

    /** A kind that is in no namespace, without a status of its own. */
    static TypeBuilder of(String group, String version, String kind, String plural, String... shortNames) {
        return new TypeBuilder(new ResourceType(
                group,
                version,
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                List.of(shortNames),
                false,
                false,
                List.of()));
    }

    TypeBuilder namespaced() {
        return with(true, type.hasStatus(), type.columns());
    }

    TypeBuilder withStatus() {
        return with(type.namespaced(), true, type.columns());
    }

    ResourceType columns(Column... columns) {
        return with(type.namespaced(), type.hasStatus(), List.of(columns)).type();
    }

    private TypeBuilder with(boolean namespaced, boolean hasStatus, List<Column> columns) {
        return new TypeBuilder(new ResourceType(
                type.group(),
                type.version(),
                type.kind(),
                type.plural(),
                type.singular(),
                type.shortNames(),
                namespaced,
                hasStatus,
                columns));
    }
}
