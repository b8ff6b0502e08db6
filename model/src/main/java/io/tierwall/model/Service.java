package io.tierwall.model;

import io.tierwall.model.service.ServiceEntry;
import java.util.List;

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
}
