package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.apiserver.Extension;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.probes.Probes;

/** Probes by HTTP: {@code POST /lab/v1/probes}. */
record ProbeExtension(Probes probes) implements Extension {

    @Override
    public String prefix() {
        return Probes.PATH;
    }

    @Override
    public JsonNode handle(String method, String path, JsonNode body) {
        if (!path.equals(Probes.PATH)) {
            throw ApiException.noSuchResource();
        }
        if (!method.equals("POST")) {
            throw ApiException.notAllowed();
        }
        return probes.answer(body);
    }
}
