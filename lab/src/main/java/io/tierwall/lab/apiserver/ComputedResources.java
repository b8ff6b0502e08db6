package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Answers requests about objects that are computed when asked: they can be read, but not watched or written. */
final class ComputedResources {

    private final ObjectStore objects;
    private final Tables tables;

    ComputedResources(ObjectStore objects, Clock clock) {
        this.objects = objects;
        this.tables = new Tables(clock);
    }

    Answer handle(ReadOnlyResource resource, ResourcePath path, ApiRequest request) {
        boolean collection = path.name().isEmpty();
        if (!path.namespace().isEmpty() || !path.subresource().isEmpty()) {
            throw ApiException.noSuchResource();
        }
        if (!request.method().equals("GET") || request.query().flag("watch") || (collection && !resource.listable())) {
            throw ApiException.notAllowed();
        }
        Presentation presentation = new Presentation(resource.type(), tables, request);
        if (collection) {
            return Answer.ok(list(resource, presentation, request));
        }
        ObjectNode object =
                resource.find(path.name()).orElseThrow(() -> ApiException.notFound(resource.type(), path.name()));
        return Answer.ok(presentation.object(object));
    }

    private ObjectNode list(ReadOnlyResource resource, Presentation presentation, ApiRequest request) {
        Target all = new Target(resource.type(), "", "", false);
        Selection selection = Selection.of(all, request.query());
        List<ObjectNode> items = resource.list().stream()
                .filter(selection::matches)
                .sorted(Comparator.comparing(ObjectKey::of))
                .toList();
        return presentation.list(items, Documents.empty().put("resourceVersion", Long.toString(objects.version())));
    }
}
