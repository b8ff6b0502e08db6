package io.tierwall.lab.faults;

import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Resources as people name them: by plural, singular or short name. */
final class ResourceNames {

    /** Those that are computed when somebody asks. */
    private static final List<String> COMPUTED = List.of("antreaclusternetworkpolicystats", "clustergroupmembers");

    private ResourceNames() {}

    /** @throws IllegalArgumentException when there is no such resource */
    static String plural(String name) {
        return ResourceTypes.all().stream()
                .filter(type -> type.plural().equals(name)
                        || type.singular().equals(name)
                        || type.shortNames().contains(name))
                .map(ResourceType::plural)
                .findFirst()
                .or(() -> COMPUTED.stream().filter(name::equals).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("resource is any of "
                        + Stream.concat(ResourceTypes.all().stream().map(ResourceType::plural), COMPUTED.stream())
                                .collect(Collectors.joining(", "))
                        + ", not " + name));
    }
}
