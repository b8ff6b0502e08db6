package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Service;
import io.tierwall.model.SystemFields;
import io.tierwall.model.service.ServiceEntry;
import java.util.ArrayList;
import java.util.List;

/** Services. */
final class ServiceFormat {

    static final String TYPE = "Service";

    private ServiceFormat() {}

    static Service read(ObjectReader in, IntentPath path) {
        List<ServiceEntry> entries = new ArrayList<>();
        for (ObjectReader entry : in.objects("service_entries")) {
            ServiceEntryFormat.read(entry).ifPresent(entries::add);
        }
        Service service = new Service(path, CommonFields.naming(in, path), SystemFields.UNSTAMPED, entries);
        in.ignore("service_type", "is_default", "children");
        in.end();
        return service;
    }

    static void write(Service service, ObjectNode out) {
        CommonFields.write(service, TYPE, out);
        ArrayNode entries = out.putArray("service_entries");
        service.entries().forEach(entry -> ServiceEntryFormat.write(entry, service.path(), entries.addObject()));
        boolean layer2 = service.entries().stream().anyMatch(ServiceEntry.EtherType.class::isInstance);
        out.put("service_type", layer2 ? "ETHER" : "NON_ETHER");
        out.put("is_default", service.system().systemOwned());
    }
}
