package io.tierwall.lab.apiserver;

import java.util.Optional;

/**
 * What a request is about, in the words of Kubernetes' access rules.
 *
 * @param resource the plural, such as {@code pods}; empty for what is about no resource, such as discovery
 */
public record RequestInfo(Verb verb, String resource) {

    /** What is to be done. */
    public enum Verb {
        GET,
        LIST,
        WATCH,
        CREATE,
        UPDATE,
        PATCH,
        DELETE
    }

    static RequestInfo of(ApiRequest request) {
        Optional<ResourcePath> path = ResourcePath.parse(request.path());
        boolean collection = path.filter(parsed -> parsed.name().isEmpty()).isPresent();
        Verb verb =
                switch (request.method()) {
                    case "POST" -> Verb.CREATE;
                    case "PUT" -> Verb.UPDATE;
                    case "PATCH" -> Verb.PATCH;
                    case "DELETE" -> Verb.DELETE;
                    case String _ when request.query().flag("watch") -> Verb.WATCH;
                    case String _ -> collection ? Verb.LIST : Verb.GET;
                };
        return new RequestInfo(verb, path.map(ResourcePath::plural).orElse(""));
    }
}
