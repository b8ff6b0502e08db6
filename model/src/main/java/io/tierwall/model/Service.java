package io.tierwall.model;

import io.tierwall.model.service.ServiceEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named traffic: any of its entries.
 *
 * @param path {@code /infra/services/{id}}
 * @param entries in the order in which they were written, ids unique within the service
 */
public record Service(IntentPath path, Naming naming, SystemFields system, List<ServiceEntry> entries)
        implements IntentObject {

    public Service {
        entries = List.copyOf(entries);
    }

    @Override
    public Service withSystem(SystemFields other) {
        return new Service(path, naming, other, entries);
    }

    /** The entry of this id. */
    public Optional<ServiceEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** This service with an entry more, or with another one in its place. */
    public Service withEntry(ServiceEntry entry) {
        return new Service(path, naming, system, List.of(entry)).mergedInto(this);
    }

    /** This service without the entry of this id. */
    public Service withoutEntry(String id) {
        return new Service(
                path,
                naming,
                system,
                entries.stream().filter(entry -> !entry.id().equals(id)).toList());
    }

    /**
     * This service with the entries of another that it does not mention itself; those of the other keep their place.
     */
    public Service mergedInto(Service present) {
        Map<String, ServiceEntry> merged = new LinkedHashMap<>();
        present.entries.forEach(entry -> merged.put(entry.id(), entry));
        entries.forEach(entry -> merged.put(entry.id(), entry));
        boolean repeatsItself =
                entries.stream().map(ServiceEntry::id).distinct().count() < entries.size();
        if (repeatsItself) {
            return this; // Not valid, and merging must not hide it.
        }
        return new Service(path, naming, system, List.copyOf(merged.values()));
    }
}
