package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ObjectStore.Listing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;

/** Lists in pages, all of one version. */
final class Pages {

    private final ObjectStore objects;

    Pages(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * One page.
     *
     * @param metadata of the list: its version, and how to go on when there is more
     */
    record Page(List<ObjectNode> items, ObjectNode metadata) {}

    /** What a client sends back to go on: the version of the list and the last object that it has. */
    private record Continuation(long resourceVersion, ObjectKey last) {

        private static final String SEPARATOR = "\n";

        String token() {
            String text = String.join(SEPARATOR, Long.toString(resourceVersion), last.namespace(), last.name());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Continuation parse(String token) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(SEPARATOR, -1);
                if (parts.length == 3) {
                    return new Continuation(Long.parseLong(parts[0]), new ObjectKey(parts[1], parts[2]));
                }
            } catch (IllegalArgumentException unreadable) {
                throw invalid();
            }
            throw invalid();
        }

        private static ApiException invalid() {
            return ApiException.badRequest("continue key is not valid");
        }
    }

    Page page(Target target, Selection selection, Query query) {
        String token = query.text("continue");
        OptionalLong limit = query.number("limit");
        if (token.isEmpty()) {
            Listing listing = query.text("resourceVersionMatch").equals("Exact")
                    ? objects.list(
                            target.type(), query.number("resourceVersion").orElse(objects.version()))
                    : objects.list(target.type());
            return cut(listing.items().stream().filter(selection::matches).toList(), listing, selection, limit);
        }
        Continuation from = Continuation.parse(token);
        Listing listing = past(target, from.resourceVersion());
        List<ObjectNode> rest = listing.items().stream()
                .filter(object -> ObjectKey.of(object).compareTo(from.last()) > 0)
                .filter(selection::matches)
                .toList();
        return cut(rest, listing, selection, limit);
    }

    private Listing past(Target target, long resourceVersion) {
        try {
            return objects.list(target.type(), resourceVersion);
        } catch (ApiException expired) {
            throw ApiException.continueExpired();
        }
    }

    private static Page cut(List<ObjectNode> items, Listing listing, Selection selection, OptionalLong limit) {
        ObjectNode metadata = Documents.empty().put("resourceVersion", Long.toString(listing.resourceVersion()));
        long most = limit.orElse(0);
        if (most == 0 || items.size() <= most) {
            return new Page(items, metadata);
        }
        List<ObjectNode> page = items.subList(0, (int) most);
        metadata.put("continue", new Continuation(listing.resourceVersion(), ObjectKey.of(page.getLast())).token());
        if (selection.isEverything()) {
            metadata.put("remainingItemCount", items.size() - page.size());
        }
        return new Page(page, metadata);
    }
}
