package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/**
 * Answers requests about objects that are computed when asked: they can be read, and questions be sent, but nothing
 * watched or written.
 */
final class ComputedResources {

    private final ObjectStore objects;
    private final Tables tables;

    ComputedResources(ObjectStore objects, Clock clock) {
        this.objects = objects;
        this.tables = new Tables(clock);
    }

    Answer handle(ReadOnlyResource resource, ResourcePath path, ApiRequest request) {
        requirePlace(resource.type(), path);
        if (!resource.verbs().contains(verb(path, request))) {
            throw ApiException.notAllowed();
        }
        Target target = new Target(resource.type(), path.namespace(), path.name(), false);
        Presentation presentation = new Presentation(resource.type(), tables, request);
        if (request.method().equals("POST")) {
            ObjectNode question = Incoming.object(target, request.body().object(request.mediaType()));
            return Answer.created(presentation.object(resource.answer(question)));
        }
        if (path.name().isEmpty()) {
            return Answer.ok(list(resource, target, presentation, request));
        }
        ObjectNode object = resource.find(target.key(), request.query().parameters())
                .orElseThrow(() -> ApiException.notFound(resource.type(), path.name()));
        return Answer.ok(presentation.object(object));
    }

    private static void requirePlace(ResourceType type, ResourcePath path) {
        boolean misplaced = !type.namespaced() && !path.namespace().isEmpty();
        boolean homeless =
                type.namespaced() && path.namespace().isEmpty() && !path.name().isEmpty();
        if (misplaced || homeless || !path.subresource().isEmpty()) {
            throw ApiException.noSuchResource();
        }
    }

    private static String verb(ResourcePath path, ApiRequest request) {
        boolean collection = path.name().isEmpty();
        return switch (request.method()) {
            case "GET" -> request.query().flag("watch") ? "watch" : collection ? "list" : "get";
            case "POST" -> collection ? "create" : "";
            case String _ -> "";
        };
    }

    private ObjectNode list(ReadOnlyResource resource, Target target, Presentation presentation, ApiRequest request) {
        Selection selection = Selection.of(target, request.query());
        List<ObjectNode> items = resource.list().stream()
                .filter(selection::matches)
                .sorted(Comparator.comparing(ObjectKey::of))
                .toList();
        return presentation.list(items, Documents.empty().put("resourceVersion", Long.toString(objects.version())));
    }
}
