package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ObjectKey;
import java.util.function.Predicate;

/** Which objects of a kind a request is about. */
final class Selection {

    private final boolean everything;
    private final Predicate<JsonNode> predicate;

    private Selection(boolean everything, Predicate<JsonNode> predicate) {
        this.everything = everything;
        this.predicate = predicate;
    }

    static Selection of(Target target, Query query) {
        String labels = query.text("labelSelector");
        String fields = query.text("fieldSelector");
        Predicate<JsonNode> selected = Selectors.byLabels(labels).and(Selectors.byFields(fields));
        Predicate<JsonNode> inNamespace = target.namespace().isEmpty()
                ? selected
                : selected.and(object -> ObjectKey.of(object).namespace().equals(target.namespace()));
        return new Selection(
                labels.isEmpty() && fields.isEmpty(),
                target.name().isEmpty()
                        ? inNamespace
                        : inNamespace.and(object -> ObjectKey.of(object).name().equals(target.name())));
    }

    boolean matches(JsonNode object) {
        return predicate.test(object);
    }

    /** Whether nothing but the URL narrows it. */
    boolean isEverything() {
        return everything;
    }
}
