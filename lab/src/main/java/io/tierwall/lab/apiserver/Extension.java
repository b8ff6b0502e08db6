package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ApiException;

/** Something that the same server answers besides Kubernetes' API, behind the same token. */
public interface Extension {

    /** How the paths begin that it answers, such as {@code /lab/v1/}. */
    String prefix();

    /**
     * Answers a request. Called by many threads at once; may block.
     *
     * @param method such as {@code POST}
     * @param path the whole path
     * @param body a missing node when there is none
     * @return what is sent, with status 200
     * @throws ApiException when it is refused; sent as a Status object
     */
    JsonNode handle(String method, String path, JsonNode body);
}
