package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Optional;

/** Who has a say before something is written. */
public interface Admission {

    /**
     * Completes an object that is to be created or replaced, in place.
     *
     * @throws ApiException when it must not be
     */
    void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after);

    /** What a client that writes this is to be told, though it is admitted. */
    List<String> warnings(ResourceType type, ObjectNode after);

    /**
     * Agrees to a deletion.
     *
     * @throws ApiException when it must not be
     */
    void admitDelete(ResourceType type, ObjectNode object);
}
