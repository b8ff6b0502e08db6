package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.ReadOnlyResource;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A resource that the Antrea controller serves: unavailable without it. */
record ControllerBoundResource(ReadOnlyResource resource, BooleanSupplier controllerRuns) implements ReadOnlyResource {

    @Override
    public ResourceType type() {
        return resource.type();
    }

    @Override
    public boolean listable() {
        return resource.listable();
    }

    @Override
    public boolean answers() {
        return resource.answers();
    }

    @Override
    public boolean available() {
        return controllerRuns.getAsBoolean();
    }

    @Override
    public List<ObjectNode> list() {
        require();
        return resource.list();
    }

    @Override
    public Optional<ObjectNode> find(ObjectKey key, Map<String, String> parameters) {
        require();
        return resource.find(key, parameters);
    }

    @Override
    public ObjectNode answer(ObjectNode question) {
        require();
        return resource.answer(question);
    }

    private void require() {
        if (!available()) {
            throw ApiException.unavailable("the server is currently unable to handle the request");
        }
    }
}
