package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Pages.Page;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.Removal;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Answers requests about objects that are kept. */
final class KeptResources {

    private static final Set<String> STATUS_METHODS = Set.of("GET", "PUT", "PATCH");

    private final ObjectStore objects;
    private final Writes writes;
    private final Deletions deletions;
    private final Tables tables;
    private final Clock clock;

    KeptResources(ObjectStore objects, Writes writes, Deletions deletions, Clock clock) {
        this.objects = objects;
        this.writes = writes;
        this.deletions = deletions;
        this.tables = new Tables(clock);
        this.clock = clock;
    }

    Answer handle(Target target, ApiRequest request) {
        if (target.status() && !STATUS_METHODS.contains(request.method())) {
            throw ApiException.notAllowed();
        }
        return target.name().isEmpty() ? collection(target, request) : object(target, request);
    }

    private Answer collection(Target target, ApiRequest request) {
        return switch (request.method()) {
            case "GET" -> listOrWatch(target, request);
            case "POST" -> create(target, request);
            case "DELETE" -> deleteAll(target, request);
            case String _ -> throw ApiException.notAllowed();
        };
    }

    private Answer object(Target target, ApiRequest request) {
        return switch (request.method()) {
            case "GET" -> request.query().flag("watch") ? listOrWatch(target, request) : get(target, request);
            case "PUT" -> replace(target, request);
            case "PATCH" -> patch(target, request);
            case "DELETE" -> delete(target, request);
            case String _ -> throw ApiException.notAllowed();
        };
    }

    private Presentation presentation(Target target, ApiRequest request) {
        return new Presentation(target.type(), tables, request);
    }

    private Answer get(Target target, ApiRequest request) {
        ObjectNode object = objects.find(target.type(), target.key())
                .orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
        return Answer.ok(presentation(target, request).object(object));
    }

    private Answer listOrWatch(Target target, ApiRequest request) {
        Selection selection = Selection.of(target, request.query());
        Presentation presentation = presentation(target, request);
        if (request.query().flag("watch")) {
            WatchOptions options = WatchOptions.of(request.query());
            return Answer.Stream.of(
                    new WatchStream(
                            new WatchStream.Parts(objects, target.type(), selection, presentation, options, clock)),
                    RequestInfo.of(request));
        }
        Page page = new Pages(objects).page(target, selection, request.query());
        return Answer.ok(presentation.list(page.items(), page.metadata()));
    }

    private Answer create(Target target, ApiRequest request) {
        if (target.type().namespaced() && target.namespace().isEmpty()) {
            throw ApiException.notAllowed();
        }
        ObjectNode sent = request.body().object(request.mediaType());
        WriteOptions options = WriteOptions.of(request);
        ObjectNode created = writes.create(target, sent, options);
        return Answer.created(presentation(target, request).object(created)).with(options.warnings());
    }

    private Answer replace(Target target, ApiRequest request) {
        ObjectNode sent = request.body().object(request.mediaType());
        WriteOptions options = WriteOptions.of(request);
        ObjectNode replaced = writes.replace(target, sent, options);
        return Answer.ok(presentation(target, request).object(replaced)).with(options.warnings());
    }

    private Answer patch(Target target, ApiRequest request) {
        WriteOptions options = WriteOptions.of(request);
        if (!Patches.isApply(request)) {
            ObjectNode patched = writes.patch(target, request, options);
            return Answer.ok(presentation(target, request).object(patched)).with(options.warnings());
        }
        Writes.Applied applied = writes.apply(target, request.body().object("application/yaml"), options);
        JsonNode answer = presentation(target, request).object(applied.object());
        return (applied.created() ? Answer.created(answer) : Answer.ok(answer)).with(options.warnings());
    }

    private Answer delete(Target target, ApiRequest request) {
        Removal removal = deletions.delete(target, DeleteOptions.of(request));
        return Answer.ok(
                removal.gone()
                        ? Documents.deleted(target.type(), removal.object())
                        : presentation(target, request).object(removal.object()));
    }

    private Answer deleteAll(Target target, ApiRequest request) {
        Selection selection = Selection.of(target, request.query());
        List<ObjectNode> deleted = deletions.deleteAll(target, selection, DeleteOptions.of(request));
        ObjectNode metadata = Documents.empty().put("resourceVersion", Long.toString(objects.version()));
        return Answer.ok(Documents.list(target.type(), deleted, metadata));
    }
}
