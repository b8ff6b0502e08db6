package io.tierwall.server.api.tierwall;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.analysis.QuestionedClusters.Compared;
import io.tierwall.server.api.http.ApiException;
import io.tierwall.server.api.http.Call;
import io.tierwall.server.drafts.Drafts;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.wire.RequestReader;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads what is asked about a change: the intents before and after it, and clusters. */
@Singleton
final class PlanQuestion {

    private final Publisher publisher;
    private final Drafts drafts;
    private final QuestionedClusters clusters;

    PlanQuestion(Publisher publisher, Drafts drafts, QuestionedClusters clusters) {
        this.publisher = publisher;
        this.drafts = drafts;
        this.clusters = clusters;
    }

    /**
     * What is compared.
     *
     * @param fromNow whether it begins with what was published last, so that it could be published
     */
    record Pair(Intent before, Intent after, boolean fromNow) {}

    /** A tree for a publish, a draft, or two revisions. */
    Pair pair(Call call, JsonNode body) {
        if (body.has("from_revision") || body.has("to_revision")) {
            Intent before = revision(body, "from_revision");
            return new Pair(
                    before,
                    revision(body, "to_revision"),
                    before.revision() == publisher.current().revision());
        }
        Published published = change(call, body);
        return new Pair(published.before(), published.after(), true);
    }

    /** What a tree for a publish, or a draft, would make of what is published. */
    Published change(Call call, JsonNode body) {
        return body.has("draft")
                ? draft(call, body.path("draft").asText())
                : publisher.preview(
                        call.author(),
                        (current, problems) -> new RequestReader(current, problems).hierarchy(body, false));
    }

    private Intent revision(JsonNode body, String field) {
        if (!body.path(field).isIntegralNumber()) {
            throw ApiException.badParameter(field, "the number of a revision is expected; name both ends.");
        }
        return clusters.intent(field, body.path(field).longValue());
    }

    private Published draft(Call call, String id) {
        return IntentPath.parse("/infra/drafts/" + id)
                .flatMap(drafts::find)
                .map(draft -> drafts.preview(call.author(), draft))
                .orElseThrow(() -> ApiException.notFound("/infra/drafts/" + id));
    }

    /**
     * The clusters that are asked about.
     *
     * @param only the id of one; empty for all
     */
    List<ClusterControlPlane> clusters(String only) {
        if (!only.isEmpty()) {
            clusters.require(only);
        }
        return publisher.current().clusters().stream()
                .filter(cluster -> only.isEmpty() || cluster.path().id().equals(only))
                .toList();
    }

    Compared compared(Pair pair, ClusterControlPlane cluster) {
        return clusters.compared(pair.before(), pair.after(), cluster);
    }
}
